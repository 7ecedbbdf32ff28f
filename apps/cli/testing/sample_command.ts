import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

const FLAGS = {
  fast: flag.toggle("Hurry."),
  out: flag.text("DIR", "Where to."),
  count: flag.integer("N", "How many.", [1, 9]),
  kind: flag.oneOf(["png", "jpeg"], "Which."),
  set: flag.list("KEY=VALUE", "What to change."),
};

/** A command with a flag of each kind; it prints what it was called with. */
export const SAMPLE: Command<typeof FLAGS> = defineCommand({
  name: "sample",
  summary: "Shows what it was called with.",
  usage: "INPUT… [options]",
  operands: { name: "INPUT", least: 1, most: 2 },
  flags: FLAGS,
  examples: [{ line: "sample a --fast", about: "Hurries with a." }],
  run({ operands, flags }, io) {
    io.print(JSON.stringify({ operands, flags }));
    return Promise.resolve(0);
  },
});
