import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** What `restore` can be told. */
export const RESTORE_FLAGS = {
  run: flag.text(
    "RUN",
    "Restore with the best checkpoint of a run: the one of the least " +
      "validation figure, or the newest where there is none.",
  ),
  weights: flag.text("FILE", "Restore with a restorer's file instead."),
  output: flag.text(
    "DIR",
    'Where to write; the folder "restored" here, if left out.',
  ),
  seed: flag.integer(
    "N",
    "What noise is drawn by; 0 if left out. The same picture and seed give " +
      "the same bytes.",
    [-MOST, MOST],
  ),
  samples: flag.integer(
    "N",
    "How many restorations of each picture, by the seeds from --seed on: " +
      "NAME-seed-S. One, NAME, if left out.",
    [1, 10_000],
  ),
  noise: flag.oneOf(["on", "off"], "Off: the one deterministic restoration."),
  strength: flag.number(
    "S",
    "How much of the restoration to apply, from 0 to 1; 1 if left out. The " +
      "rest stays as it was given, noise and all, which can keep more of the " +
      "person.",
    [0, 1],
  ),
  format: flag.oneOf(["png", "jpeg"], "What to write; png if left out."),
  quality: flag.integer("N", "Of JPEG; 95 if left out.", [1, 100]),
  batch: flag.integer(
    "N",
    "Faces computed at once; 1 if left out. More can be faster, and may move " +
      "a few levels by one.",
    [1, 256],
  ),
  force: flag.toggle("Restore again what is there already."),
  "dry-run": flag.toggle("Say what would be written, and write nothing."),
  json: flag.toggle("Print a line of JSON for each picture, and a summary."),
};

/** The types of {@linkcode RESTORE_FLAGS}. */
export type RestoreFlags = typeof RESTORE_FLAGS;

/** `deno task restore`. */
export const RESTORE: Command<RestoreFlags> = defineCommand({
  name: "restore",
  summary: "Restores degraded faces.",
  usage: "INPUT… --run RUN|--weights FILE [options]",
  notes: [
    "An INPUT is a PNG or JPEG picture, or a folder, whose folders are kept in " +
    "the output. Pictures are square, each an aligned face that fills it; they " +
    "may have any size, and what is written has the same.",
    "What is there already is kept, so that the same command goes on with what " +
    "was interrupted. Pictures that cannot be used are named, and the others " +
    "restored all the same; the exit status is then 1.",
  ],
  operands: { name: "INPUT", least: 1, most: Infinity },
  flags: RESTORE_FLAGS,
  examples: [
    {
      line: "restore faces --run runs/faces-128",
      about: "Restores all faces of a folder into ./restored.",
    },
    {
      line: "restore ada.jpg --weights restorer.safetensors --samples 4",
      about: "Writes four faces that fit, restored/ada-seed-0.png and so on.",
    },
    {
      line: "restore faces --run runs/faces-128 --noise off --output plain",
      about: "Restores without noise: one answer for each face.",
    },
  ],
  async run(args, io) {
    const { restore } = await import("./restore.ts");
    return await restore(args, io);
  },
});
