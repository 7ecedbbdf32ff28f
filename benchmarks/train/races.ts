import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import type { TrainingSettings } from "./settings.ts";

/** What is trained, and how many images are in a step. */
const PRESET = "small", BATCH = 4;

const OURS = "compiled";
const STEP = "step", PERCEPTUAL = "step with VGG-19";

const CHANNELS_LAST = { layout: "channels_last" } as const;

/** What `twin.py` is told, by the name it runs under. */
const TORCH: Readonly<Record<string, object>> = {
  "PyTorch NCHW": {},
  "PyTorch channels_last": CHANNELS_LAST,
  "PyTorch compile": { ...CHANNELS_LAST, compile: true },
};

/** Whole steps: without a perceptual term, and with one. */
export async function stepRaces(setting: Setting): Promise<Race[]> {
  return [
    await stepRace(STEP, false, setting),
    await stepRace(PERCEPTUAL, true, setting),
  ];
}

/** How ours compare. */
export const STEP_RATIOS: readonly Ratio[] = [
  ratio("trainStepOverPyTorch", STEP, "time"),
  ratio("vggStepOverPyTorch", PERCEPTUAL, "time"),
  ratio("rssOverPyTorch", STEP, "memory"),
];

async function stepRace(
  name: string,
  perceptual: boolean,
  { threads, python }: Setting,
): Promise<Race> {
  const settings: TrainingSettings = {
    preset: PRESET,
    batch: BATCH,
    threads,
    perceptual,
  };
  const url = new URL("step_worker.ts", import.meta.url);
  const processes = [denoWorker(url, settings)];
  const contestants: Contestant[] = [{ name: OURS, side: "ours", processes }];
  if (python !== undefined) {
    // Loads TensorFlow.js, which other suites leave to their workers.
    const { configOf } = await import("./config.ts");
    const common = { ...settings, config: configOf(settings) };
    for (const [name, special] of Object.entries(TORCH)) {
      const text = JSON.stringify({ ...common, ...special });
      const processes = [pythonModule(python, "train.twin", text)];
      contestants.push({ name, side: "theirs", processes });
    }
  }
  return { name, contestants };
}

function ratio(name: string, race: string, of: Ratio["of"]): Ratio {
  const theirs = Object.keys(TORCH);
  return { name, race, of, ours: OURS, theirs, target: 1 };
}
