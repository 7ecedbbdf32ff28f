import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

/** What `curves` can be told. */
export const CURVES_FLAGS = {
  output: flag.text("FILE.svg", "Where to write."),
  values: flag.text(
    "LIST",
    "What to draw of runs, as loss/l1,validation/lpips; what validation " +
      "measures, if left out.",
  ),
  title: flag.text("TEXT", "What it shows, for those who do not see it."),
};

/** The types of {@linkcode CURVES_FLAGS}. */
export type CurvesFlags = typeof CURVES_FLAGS;

/** `deno task curves`. */
export const CURVES: Command<CurvesFlags> = defineCommand({
  name: "curves",
  summary: "Draws how runs went, or iPrecision and iRecall over k.",
  usage: "RUN[=NAME]…|REPORT.json --output FILE.svg [options]",
  notes: [
    "Of runs, which may still go on, each chosen value of their metrics.jsonl " +
    "is a panel, with a line a run and a dashed one for bicubic interpolation " +
    "where it was measured. Of a report.json of evaluate, or a series.json, " +
    "it is iPrecision and iRecall over k, Figure 7a of the paper.",
    "The picture needs nothing else and suits light pages and dark ones.",
  ],
  operands: { name: "RUN or REPORT.json", least: 1, most: 100 },
  flags: CURVES_FLAGS,
  examples: [
    {
      line: "curves runs/faces-64 runs/mine=sharper --output curves.svg",
      about: "Compares two runs by what validation measured.",
    },
    {
      line: "curves runs/faces-64 --values loss/l1,discriminator/loss " +
        "--output losses.svg",
      about: "Draws two losses of one run.",
    },
    {
      line: "curves report/report.json --output sweep.svg",
      about: "Draws iPrecision and iRecall of the models of a report.",
    },
  ],
  async run(args, io) {
    const { curves } = await import("./curves.ts");
    return await curves(args, io);
  },
});
