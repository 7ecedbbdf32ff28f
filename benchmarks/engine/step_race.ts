import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { torch, worker } from "./commands.ts";
import type { StepSettings } from "./settings.ts";

/** Height and width of the images, and how many there are in a step. */
export const SIZE = 128, BATCH = 4;

const STEP = "training step", FORWARD = "forward";

const CHANNELS_LAST = { layout: "channels_last" };
const BFLOAT16 = { precision: "bfloat16" };

/** What `twin.py` is told, by the name it runs under. */
const TORCH_FLOAT32: Readonly<Record<string, object>> = {
  "PyTorch NCHW": {},
  "PyTorch NCHW, malloc as it comes": { malloc: "as it comes" },
  "PyTorch channels_last": CHANNELS_LAST,
  "PyTorch compile": { ...CHANNELS_LAST, compile: true },
};
const TORCH_BFLOAT16: Readonly<Record<string, object>> = {
  "PyTorch NCHW bfloat16": BFLOAT16,
  "PyTorch channels_last bfloat16": { ...CHANNELS_LAST, ...BFLOAT16 },
};

/** One training step of the generator. */
export function stepRace(setting: Setting): Race {
  return { name: STEP, contestants: contestants("step", setting) };
}

/** The generator alone. */
export function forwardRace(setting: Setting): Race {
  return { name: FORWARD, contestants: contestants("forward", setting) };
}

/** How ours compare in both races. */
export const STEP_RATIOS: readonly Ratio[] = [
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
    theirs: Object.keys(TORCH_FLOAT32),
    target: 1,
  },
  {
    name: "bfloat16OverPyTorch",
    race: STEP,
    of: "time",
    ours: "compiled bfloat16",
    theirs: Object.keys(TORCH_BFLOAT16),
  },
  {
    name: "forwardOverPyTorch",
    race: FORWARD,
    of: "time",
    ours: "compiled",
    theirs: Object.keys(TORCH_FLOAT32),
  },
  {
    name: "rssOverPyTorch",
    race: STEP,
    of: "memory",
    ours: "compiled",
    theirs: Object.keys(TORCH_FLOAT32),
    target: 1,
  },
];

function contestants(
  task: StepSettings["task"],
  { threads, python }: Setting,
): Contestant[] {
  const common = { task, size: SIZE, batch: BATCH, threads };
  const our = (
    name: string,
    mode: StepSettings["mode"],
    precision: StepSettings["precision"] = "float32",
  ): Contestant => {
    const settings: StepSettings = { ...common, mode, precision };
    const processes = [worker("step_worker.ts", settings)];
    return { name, side: "ours", processes, ...needs({ precision }) };
  };
  const ours = [
    our("eager", "eager"),
    our("compiled", "compiled"),
    our("compiled bfloat16", "compiled", "bfloat16"),
    our("XLA", "xla"),
  ];
  if (python === undefined) return ours;
  const theirs = Object.entries({ ...TORCH_FLOAT32, ...TORCH_BFLOAT16 })
    .map(([name, special]): Contestant => {
      const settings = JSON.stringify({ ...common, ...special });
      const processes = [torch(python, "engine.twin", settings)];
      return { name, side: "theirs", processes, ...needs(special) };
    });
  return [...ours, ...theirs];
}

function needs(settings: { precision?: string }): Pick<Contestant, "needs"> {
  return settings.precision === "bfloat16" ? { needs: "bfloat16" } : {};
}
