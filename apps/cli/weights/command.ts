import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

/** What `weights` can be told. */
export const WEIGHTS_FLAGS = {
  json: flag.toggle("Print a line of JSON for each."),
};

/** The types of {@linkcode WEIGHTS_FLAGS}. */
export type WeightsFlags = typeof WEIGHTS_FLAGS;

/** `deno task weights`. */
export const WEIGHTS_COMMAND: Command<WeightsFlags> = defineCommand({
  name: "weights",
  summary: "Fetches published weights, or lists them.",
  usage: "[NAME…] [--json]",
  notes: [
    "Without a NAME: all that are known, their size and license, and where they " +
    "lie if they are at hand. With NAMEs: fetches those that are not, checks " +
    "them, and prints where they lie. They are kept in the cache folder, where " +
    "training and evaluate find them.",
  ],
  operands: { name: "NAME", least: 0, most: Infinity },
  flags: WEIGHTS_FLAGS,
  examples: [
    { line: "weights", about: "Lists what there is." },
    {
      line: "weights lpips-alex sface",
      about: "Lets training measure LPIPS and identity as it goes.",
    },
  ],
  async run(args, io) {
    const { weights } = await import("./weights.ts");
    return await weights(args, io);
  },
});
