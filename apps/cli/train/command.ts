import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";
import { UsageError } from "../frame/usage_error.ts";

const MOST = Number.MAX_SAFE_INTEGER;

const FLAGS = {
  recipe: flag.text(
    "NAME|FILE",
    "What to train, and how: a name, or a file of JSON. quickstart, if not given.",
  ),
  data: flag.text(
    "DIR",
    "Faces to learn from: PNG and JPEG, aligned, at any depth. Without it faces are drawn.",
  ),
  validation: flag.text(
    "DIR",
    "Faces to be judged by. Without it some of the data are held out.",
  ),
  out: flag.text(
    "RUN",
    "The run's folder: runs/RECIPE, or RECIPE-2 and so on, if not given.",
  ),
  resume: flag.text("RUN", "Goes on with a run, bit for bit."),
  steps: flag.integer("N", "Steps in all.", [1, MOST]),
  every: flag.integer(
    "N",
    "Steps from one validation, sheet and checkpoint to the next.",
    [1, MOST],
  ),
  accumulate: flag.integer(
    "N",
    "Batches that make a step, for larger ones than fit into memory.",
    [1, 1024],
  ),
  seed: flag.integer("N", "What all random numbers come from.", [0, MOST]),
  set: flag.list(
    "KEY=VALUE",
    "Sets a value of the config, as loss.adversarial=0.05. As often as you like.",
  ),
  json: flag.toggle("Lines of JSON on stdout: progress, then the result."),
};

/** Flags that a run that is there has decided already. */
const OF_NEW_RUNS = [
  "recipe",
  "data",
  "validation",
  "out",
  "steps",
  "every",
  "accumulate",
  "seed",
] as const;

/** `deno task train`. */
export const TRAIN: Command<typeof FLAGS> = defineCommand({
  name: "train",
  summary:
    "Trains a restorer. Without a flag: on drawn faces, in a few minutes, with nothing at hand.",
  usage:
    "[--recipe NAME|FILE] [--data DIR] [--out RUN] [--set KEY=VALUE]… | --resume RUN",
  notes: [
    "A run is a folder: its config, checkpoints, sheets of faces, metrics.jsonl and event files of TensorBoard. Ctrl-C finishes the step, saves, and says how to go on.",
  ],
  flags: FLAGS,
  examples: [
    {
      line: "train",
      about: "Trains the quickstart and draws what it restores.",
    },
    {
      line: "train --recipe faces-64 --data faces",
      about: "Trains on the pictures in the folder faces.",
    },
    {
      line: "train --resume runs/faces-64",
      about:
        "Goes on with a run that was stopped, or whose process was killed.",
    },
    {
      line: "train --set restorer.fusion=add --set steps=500",
      about: "Changes what the recipe says.",
    },
  ],
  async run({ flags }, io) {
    if (flags.resume === undefined) {
      const { startRun } = await import("./start_run.ts");
      return await startRun(flags, io);
    }
    const given = OF_NEW_RUNS.find((name) => flags[name] !== undefined) ??
      (flags.set.length > 0 ? "set" : undefined);
    if (given !== undefined) {
      throw new UsageError(
        "train",
        `--resume takes all from the run's config; leave out --${given}`,
      );
    }
    const { resumeRun } = await import("./start_run.ts");
    return await resumeRun(flags.resume, flags, io);
  },
});
