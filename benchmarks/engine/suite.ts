import { fileURLToPath } from "node:url";
import type { Command } from "../harness/child.ts";
import type { Contestant, Race, Setting, Suite } from "../harness/suite.ts";
import type { StepSettings } from "./settings.ts";

const SIZE = 128, BATCH = 4;
const VARIABLES = 200;

const STEP = "training step", FORWARD = "forward";
const TORCH_FLOAT32 = [
  "PyTorch NCHW",
  "PyTorch channels_last",
  "PyTorch compile",
];
const TORCH_BFLOAT16 = [
  "PyTorch NCHW bfloat16",
  "PyTorch channels_last bfloat16",
];

/** The engine: a training step of a small U-Net, and what surrounds one. */
export const engine: Suite = {
  name: "engine",
  races: (setting) => [
    { name: STEP, contestants: stepContestants("step", setting) },
    { name: FORWARD, contestants: stepContestants("forward", setting) },
    ...overheads(setting),
  ],
  ratios: [
    {
      name: "compiledOverEager",
      race: STEP,
      of: "time",
      ours: "compiled",
      theirs: ["eager"],
      target: 0.7,
    },
    {
      name: "compiledOverPyTorch",
      race: STEP,
      of: "time",
      ours: "compiled",
      theirs: TORCH_FLOAT32,
      target: 1,
    },
    {
      name: "bfloat16OverPyTorch",
      race: STEP,
      of: "time",
      ours: "compiled bfloat16",
      theirs: TORCH_BFLOAT16,
    },
    {
      name: "forwardOverPyTorch",
      race: FORWARD,
      of: "time",
      ours: "compiled",
      theirs: TORCH_FLOAT32,
    },
    {
      name: "rssOverPyTorch",
      race: STEP,
      of: "memory",
      ours: "compiled",
      theirs: TORCH_FLOAT32,
      target: 1,
    },
  ],
  async check({ threads, python }) {
    if (python === undefined) {
      throw new Error("Cannot check: --python must name a Python with PyTorch");
    }
    const { checkTwin } = await import("./check.ts");
    const twin = (path: string) => torch(python, "engine.check_twin", path);
    return await checkTwin({ size: SIZE, batch: BATCH, threads, twin });
  },
};

function stepContestants(
  task: StepSettings["task"],
  { threads, python }: Setting,
): Contestant[] {
  const common = { task, size: SIZE, batch: BATCH, threads };
  const our = (
    name: string,
    mode: StepSettings["mode"],
    precision: StepSettings["precision"] = "float32",
  ): Contestant => ({
    name,
    side: "ours",
    processes: [worker("step_worker.ts", { ...common, mode, precision })],
  });
  const ours = [
    our("eager", "eager"),
    our("compiled", "compiled"),
    our("compiled bfloat16", "compiled", "bfloat16"),
    our("XLA", "xla"),
  ];
  if (python === undefined) return ours;
  const their = (name: string, settings: object): Contestant => ({
    name: `PyTorch ${name}`,
    side: "theirs",
    processes: [
      torch(python, "engine.twin", JSON.stringify({ ...common, ...settings })),
    ],
  });
  const channelsLast = { layout: "channels_last" },
    bfloat16 = { precision: "bfloat16" };
  return [
    ...ours,
    their("NCHW", {}),
    their("channels_last", channelsLast),
    their("compile", { ...channelsLast, compile: true }),
    their("NCHW bfloat16", bfloat16),
    their("channels_last bfloat16", { ...channelsLast, ...bfloat16 }),
  ];
}

/** Ours alone: what a call costs, and what the first one does. */
function overheads({ threads }: Setting): Race[] {
  const step = { threads, size: SIZE, batch: BATCH };
  return [
    {
      name: "call overhead",
      contestants: [{
        name: `${VARIABLES} variables`,
        side: "ours",
        processes: [
          worker("call_worker.ts", { threads, variables: VARIABLES }),
        ],
        target: 3,
      }],
    },
    {
      name: "tracing",
      contestants: [{
        name: "the training step",
        side: "ours",
        processes: [worker("trace_worker.ts", step)],
        target: 500,
      }],
    },
  ];
}

/** Runs one of our workers. */
function worker(file: string, settings: object): Command {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return {
    program: Deno.execPath(),
    args: ["run", "-A", path, JSON.stringify(settings)],
  };
}

/** Runs one of our Python modules. */
function torch(python: string, module: string, ...args: string[]): Command {
  const path = fileURLToPath(new URL("../", import.meta.url));
  return {
    program: python,
    args: ["-m", module, ...args],
    env: { PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: "1" },
  };
}
