// The config alone: the whole package loads TensorFlow.js, as workers do.
import { PRESETS } from "../../packages/models/restorer/config.ts";
import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import type { NetworkSettings } from "./settings.ts";

/** What is raced: a preset, and as many images as two cores bear. */
const PRESET_BATCHES = [["small", 4], ["base", 2], ["full", 1]] as const;
const TASKS = ["forward", "gradients"] as const;

/** The largest image that a restorer takes; `full` with a resolution more. */
const LARGEST = 1024;

const OURS = "compiled";
const CHANNELS_LAST = { layout: "channels_last" };

/** What `twin.py` is told, by the name it runs under. */
const TORCH = {
  "PyTorch NCHW": {},
  "PyTorch channels_last": CHANNELS_LAST,
  "PyTorch compile": { ...CHANNELS_LAST, compile: true },
} as const;

type Raced = Pick<NetworkSettings, "task" | "preset" | "batch" | "size">;

/** All races, small ones first. */
export function races(setting: Setting): Race[] {
  const presets = PRESET_BATCHES.flatMap(([preset, batch]) =>
    TASKS.map((task) => race({ task, preset, batch }, setting))
  );
  const largest = { preset: "full", batch: 1, size: LARGEST } as const;
  return [...presets, race({ task: "forward", ...largest }, setting)];
}

/** How ours compares. */
export const RATIOS: readonly Ratio[] = [
  ratio("smallStepOverPyTorch", "time", "gradients", "small", 4),
  ratio("baseStepOverPyTorch", "time", "gradients", "base", 2),
  ratio("fullForwardOverPyTorch", "time", "forward", "full", 1),
  ratio("rssOverPyTorch", "memory", "gradients", "small", 4),
];

function race(raced: Raced, { threads, python }: Setting): Race {
  const { preset, size = PRESETS[preset].size } = raced;
  const our = (name: string, precision: NetworkSettings["precision"]) => {
    const settings: NetworkSettings = { ...raced, threads, precision };
    const url = new URL("network_worker.ts", import.meta.url);
    const processes = [denoWorker(url, settings)];
    return { name, side: "ours" as const, processes };
  };
  const contestants: Contestant[] = [
    our(OURS, "float32"),
    { ...our(`${OURS} bfloat16`, "bfloat16"), needs: "bfloat16" },
  ];
  const config = { ...PRESETS[preset], size };
  for (const precision of ["float32", "bfloat16"] as const) {
    for (const [name, special] of Object.entries(python ? TORCH : {})) {
      const settings = { ...raced, threads, config, precision, ...special };
      const command = JSON.stringify(settings);
      const contestant: Contestant = {
        name: precision === "float32" ? name : `${name} bfloat16`,
        side: "theirs",
        processes: [pythonModule(python!, "network.twin", command)],
      };
      contestants.push(
        precision === "float32"
          ? contestant
          : { ...contestant, needs: "bfloat16" },
      );
    }
  }
  return { name: nameOf(raced), contestants };
}

function nameOf({ task, preset, batch, size }: Raced): string {
  const of = size === undefined ? preset : `${preset} at ${size}²`;
  return `${of}, batch ${batch}, ${task}`;
}

function ratio(
  name: string,
  of: Ratio["of"],
  task: Raced["task"],
  preset: Raced["preset"],
  batch: number,
): Ratio {
  const race = nameOf({ task, preset, batch });
  const theirs = Object.keys(TORCH);
  return { name, race, of, ours: OURS, theirs, target: 1 };
}
