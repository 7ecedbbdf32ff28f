import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** What `evaluate` can be told. */
export const EVALUATE_FLAGS = {
  restored: flag.list(
    "DIR[=NAME]",
    "What a model made, and what to call it. Once for each model.",
  ),
  reference: flag.text("DIR", "What it should have made."),
  input: flag.text(
    "DIR",
    "What the models were given, to be seen in report.html.",
  ),
  identities: flag.text(
    "pairs|DIR|CSV",
    "Who is who: each pair a person of its own (if left out), a folder with a " +
      "folder for each person, or a file with lines of name,identity.",
  ),
  extractor: flag.list(
    "NAME|NAME=FILE|FILE.onnx",
    "What sees faces: sface, arcface or facenet, and inception-fid for FID " +
      "and the like; one of either kind. Weights that are named are fetched.",
  ),
  lpips: flag.text(
    "NAME|NAME=FILE",
    "The network of LPIPS: alex, squeeze or vgg. If named, it is fetched.",
  ),
  detector: flag.text(
    "FILE",
    "A YuNet of OpenCV's, FILE.onnx, that finds faces: measures how far " +
      "landmarks moved, and warns of references that are not aligned.",
  ),
  features: flag.text(
    "DIR",
    "Features of your own instead of --extractor: reference.safetensors and " +
      "NAME.safetensors, a row for each picture of the folder.",
  ),
  metrics: flag.text(
    "LIST",
    "Only these, as psnr,lpips,iPrecision; all that can be taken, if left out.",
  ),
  k: flag.integer("N", "Neighbors of iPrecision and iRecall; 4 if left out.", [
    1,
    10,
  ]),
  verify: flag.number(
    "COSINE",
    "Count whom the network for faces takes for the same person: those of at " +
      "least this cosine, which belongs to the network; SFace's is 0.363.",
    [-1, 1],
  ),
  luma: flag.toggle("Take PSNR and SSIM of brightness alone, the Y of YCbCr."),
  crop: flag.integer(
    "N",
    "Pixels on each side that PSNR and SSIM leave out; 0 if left out.",
    [0, 32_768],
  ),
  seed: flag.integer("N", "What is drawn by, for intervals; 0 if left out.", [
    0,
    MOST,
  ]),
  output: flag.text(
    "DIR",
    "Where to write report.html, report.json and report.csv.",
  ),
  strict: flag.toggle("Stop where a picture has no partner or is unfit."),
  json: flag.toggle("Print report.json rather than a table."),
};

/** The types of {@linkcode EVALUATE_FLAGS}. */
export type EvaluateFlags = typeof EVALUATE_FLAGS;

/** `deno task evaluate`. */
export const EVALUATE: Command<EvaluateFlags> = defineCommand({
  name: "evaluate",
  summary:
    "Says how good restored faces are, and whether they are still the same people.",
  usage: "--restored DIR[=NAME]… --reference DIR [options]",
  notes: [
    "Pictures, PNG and JPEG, are pairs where their paths in both folders are " +
    "the same but for the ending. Several models are compared on the pairs " +
    "that all of them have. Faces must be aligned as FFHQ's are, for networks " +
    "to see them as they should.",
    "PSNR, SSIM and edges need nothing. LPIPS, and what an extractor sees, are " +
    "measured if weights are at hand, or named; what is measured, and what " +
    "not, is said first. What was measured is kept in the cache folder: the " +
    "same command goes on with what was interrupted.",
    "The exit status is 1 if a picture could not be used, or a measure that " +
    "was asked for could not be taken.",
  ],
  flags: EVALUATE_FLAGS,
  examples: [
    {
      line: "evaluate --restored restored --reference faces",
      about: "Measures all that can be measured with what is at hand.",
    },
    {
      line:
        "evaluate --restored a=ours --restored b=theirs --reference faces " +
        "--extractor sface --lpips alex --output report",
      about: "Fetches networks, compares two models, and writes a report.",
    },
    {
      line: "evaluate --restored out --reference faces --extractor my.onnx " +
        "--identities people.csv --metrics iPrecision,iRecall --json",
      about: "Asks a network of your own who is still whom, for a program.",
    },
  ],
  async run(args, io) {
    const { evaluate } = await import("./evaluate.ts");
    return await evaluate(args, io);
  },
});
