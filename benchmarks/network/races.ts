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

const OURS = "compiled", WITHOUT_CODES = "compiled, without codebooks";
/** Of what the step takes without them, what codebooks may add. */
const MOST_FOR_CODES = 1.05;
const BFLOAT16 = { precision: "bfloat16" } as const;
const CHANNELS_LAST = { layout: "channels_last" } as const;

/** What `twin.py` is told, by the name it runs under. */
const TORCH: Readonly<Record<string, TwinSettings>> = {
  "PyTorch NCHW": {},
  "PyTorch channels_last": CHANNELS_LAST,
  "PyTorch compile": { ...CHANNELS_LAST, compile: true },
};

interface TwinSettings {
  readonly layout?: "channels_last";
  readonly compile?: boolean;
  readonly precision?: "bfloat16";
}

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
  {
    ...ratio("withCodebooksOverWithout", "time", "gradients", "small", 4),
    theirs: [WITHOUT_CODES],
    target: MOST_FOR_CODES,
  },
];

function race(raced: Raced, setting: Setting): Race {
  const { preset, size = PRESETS[preset].size } = raced;
  const contestants = [
    ours(OURS, raced, setting),
    ours(WITHOUT_CODES, raced, setting, { quantize: false }),
    ours(`${OURS} bfloat16`, raced, setting, BFLOAT16),
  ];
  if (setting.python !== undefined) {
    const common = { ...raced, config: { ...PRESETS[preset], size } };
    for (const [name, special] of Object.entries(TORCH)) {
      const settings = { ...common, ...special };
      contestants.push(
        theirs(name, settings, setting),
        theirs(`${name} bfloat16`, { ...settings, ...BFLOAT16 }, setting),
      );
    }
  }
  return { name: nameOf(raced), contestants };
}

function ours(
  name: string,
  raced: Raced,
  { threads }: Setting,
  special: Partial<NetworkSettings> = {},
): Contestant {
  const settings: NetworkSettings = {
    ...raced,
    threads,
    precision: "float32",
    quantize: true,
    ...special,
  };
  const url = new URL("network_worker.ts", import.meta.url);
  const processes = [denoWorker(url, settings)];
  return { name, side: "ours", processes, ...needs(settings) };
}

function theirs(
  name: string,
  settings: TwinSettings,
  { threads, python }: Setting,
): Contestant {
  const text = JSON.stringify({ ...settings, threads });
  const processes = [pythonModule(python!, "network.twin", text)];
  return { name, side: "theirs", processes, ...needs(settings) };
}

function needs({ precision }: { readonly precision?: string }) {
  return precision === "bfloat16" ? { needs: precision } as const : {};
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
