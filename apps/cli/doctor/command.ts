import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

const FLAGS = {
  json: flag.toggle("Print one JSON object."),
  "no-download": flag.toggle("Do not fetch TensorFlow if it is missing."),
};

/** `deno task doctor`: exits with 1 if the engine cannot be used. */
export const DOCTOR: Command<typeof FLAGS> = defineCommand({
  name: "doctor",
  summary:
    "Says which TensorFlow is used, how well it can run here, and what to do.",
  usage: "[--json] [--no-download]",
  flags: FLAGS,
  examples: [
    {
      line: "doctor",
      about: "Fetches TensorFlow if it is missing, and looks.",
    },
    {
      line: "doctor --no-download --json",
      about: "Tells a program what there is, and fetches nothing.",
    },
  ],
  async run({ flags }, io) {
    const { diagnose, formatReport } = await import(
      "@revisage/tensorflow/doctor"
    );
    const diagnosis = await diagnose({ download: !flags["no-download"] });
    io.print(
      flags.json
        ? JSON.stringify(diagnosis)
        : formatReport(diagnosis).trimEnd(),
    );
    return diagnosis.problem === null ? 0 : 1;
  },
});
