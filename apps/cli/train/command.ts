import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";
import type { FlagValues } from "../frame/flag.ts";
import { UsageError } from "../frame/usage_error.ts";
import { placeOf } from "./place.ts";

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
  steps: flag.integer(
    "N",
    "Steps in all: more than codebookStart and perceptionStart.",
    [1, MOST],
  ),
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
  cluster: flag.text(
    "HOST:PORT,…",
    "Addresses of all processes that train together, the same list on each.",
  ),
  worker: flag.integer(
    "I",
    "Which of them this one is, from 0. Worker 0 has the run; the others take all else from it.",
    [0, 1023],
  ),
  wire: flag.choice(
    ["float32", "bfloat16"],
    "How gradients travel between workers: bfloat16 halves the bytes. float32, if not given.",
  ),
  json: flag.toggle("Lines of JSON on stdout: progress, then the result."),
};

/** What only worker 0 is told. */
const OF_WORKER_0 = ["resume", "wire", "json"] as const;

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
    "[--recipe NAME|FILE] [--data DIR] [--out RUN] [--set KEY=VALUE]… | --resume RUN  [--cluster HOST:PORT,… --worker I]",
  notes: [
    "A run is a folder: its config, checkpoints, sheets of faces, metrics.jsonl and event files of TensorBoard. Ctrl-C finishes the step, saves, and says how to go on.",
    "With --cluster several processes train one network, on one machine or many: each step learns from a batch of each. Start worker 0 as if it were alone, and every other with --cluster and --worker only. Faces and weights must lie in the same place on all machines, and the ports must be open to none but them. A run goes on with more workers, or fewer.",
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
      line: "train --set restorer.fusion=add --set steps=1000",
      about: "Changes what the recipe says.",
    },
    {
      line:
        "train --recipe faces-64 --data faces --cluster 10.0.0.1:4000,10.0.0.2:4000 --worker 0",
      about: "Trains on two machines; this one keeps the run.",
    },
    {
      line: "train --cluster 10.0.0.1:4000,10.0.0.2:4000 --worker 1",
      about: "What the other machine is told.",
    },
  ],
  async run({ flags }, io) {
    const place = placeOf(flags);
    const isFollower = place !== null && place.index > 0;
    const isFixed = isFollower || flags.resume !== undefined;
    const given = isFixed ? firstGiven(flags, isFollower) : undefined;
    if (given !== undefined) {
      const why = isFollower
        ? "worker 0 alone says what is trained"
        : "--resume takes all from the run's config";
      throw new UsageError("train", `${why}; leave out --${given}`);
    }
    const { followRun, resumeRun, startRun } = await import("./start_run.ts");
    if (isFollower) return await followRun(place, io);
    return flags.resume === undefined
      ? await startRun(flags, place, io)
      : await resumeRun(flags.resume, flags, place, io);
  },
});

/** The first flag that says what others say already. */
function firstGiven(
  flags: FlagValues<typeof FLAGS>,
  isFollower: boolean,
): string | undefined {
  const names = isFollower ? [...OF_NEW_RUNS, ...OF_WORKER_0] : OF_NEW_RUNS;
  const isGiven = (name: (typeof names)[number]) =>
    flags[name] !== undefined && flags[name] !== false;
  return names.find(isGiven) ?? (flags.set.length > 0 ? "set" : undefined);
}
