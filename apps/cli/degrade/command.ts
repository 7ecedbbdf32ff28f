import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** What `degrade` can be told. */
export const DEGRADE_FLAGS = {
  output: flag.text("DIR", "Where to write; outside of INPUT."),
  references: flag.text(
    "DIR",
    "Where to write what each picture is before it is degraded, in its size: " +
      "what a restoration is judged by. Not written, if left out.",
  ),
  preset: flag.text(
    "NAME|FILE",
    "What degradations are drawn from: paper (if left out), gfpgan, " +
      "codeformer-2, codeformer-3, difface, sr8, sr16, real-esrgan, or a JSON " +
      "file with ranges of your own.",
  ),
  seed: flag.integer("N", "What they are drawn by; 0 if left out.", [
    -MOST,
    MOST,
  ]),
  size: flag.integer(
    "N",
    "Resize the middle square of each picture to N pixels first; if left out, " +
      "pictures keep their sizes.",
    [1, 32_768],
  ),
  "reference-size": flag.integer(
    "N",
    "The size that the preset is meant for, 512 of those above: what it says " +
      "is then scaled to --size.",
    [1, 32_768],
  ),
  resize: flag.text(
    "input|none|N",
    "What size the degraded picture is brought to: that of the picture (if " +
      "left out), none, which leaves it small, or N pixels along a side.",
  ),
  workers: flag.integer(
    "N",
    "Pictures worked on at once; as many as there are processors, 8 at most, " +
      "if left out. It changes no picture.",
    [0, 256],
  ),
  resume: flag.toggle(
    "Go on with what was interrupted: keep the pictures that are there.",
  ),
  replay: flag.text(
    "RECORD",
    "Do again what the lines of a degradations.jsonl say.",
  ),
  force: flag.toggle(
    "Replace pictures that were not made by degrade, and other references.",
  ),
  json: flag.toggle("Print a line of JSON for each picture, and a summary."),
};

/** The types of {@linkcode DEGRADE_FLAGS}. */
export type DegradeFlags = typeof DEGRADE_FLAGS;

/** `deno task degrade`. */
export const DEGRADE: Command<DegradeFlags> = defineCommand({
  name: "degrade",
  summary: "Degrades the pictures of a folder, with every number on record.",
  usage: "INPUT --output DIR [options]",
  notes: [
    "INPUT is a folder of PNG and JPEG pictures; its folders are kept in the " +
    "output. Beside the pictures, as PNG, stands degradations.jsonl, which says " +
    "what was done to each. What is drawn for a picture depends on the seed and " +
    "on its path alone.",
    "Pictures that cannot be read are named, and the others degraded all the " +
    "same; the exit status is then 1.",
  ],
  operands: { name: "INPUT", least: 1, most: 1 },
  flags: DEGRADE_FLAGS,
  examples: [
    {
      line: "degrade faces --output degraded",
      about: "Degrades faces of 512 pixels as the paper does.",
    },
    {
      line: "degrade faces --output degraded --references faces-128 " +
        "--preset gfpgan --size 128 --reference-size 512",
      about: "Makes of any pictures what a model for 128 pixels is tested " +
        "with, and what it is judged by.",
    },
    {
      line: "degrade faces --output again --replay degraded/degradations.jsonl",
      about: "Makes the same files again.",
    },
  ],
  async run(args, io) {
    const { degrade } = await import("./degrade.ts");
    return await degrade(args, io);
  },
});
