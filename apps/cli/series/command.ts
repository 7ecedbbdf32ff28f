import { type Command, defineCommand } from "../frame/command.ts";
import * as flag from "../frame/flag.ts";

/** What `series` can be told. */
export const SERIES_FLAGS = {
  data: flag.text(
    "DIR",
    "Faces to learn from, for every run. Without it faces are drawn.",
  ),
  validation: flag.text(
    "DIR",
    "Faces to be judged by: PNG and JPEG, aligned. Tests are made of them.",
  ),
  out: flag.text(
    "DIR",
    "Where all of it lies. Series that share it share their runs.",
  ),
  set: flag.list(
    "KEY=VALUE",
    "Sets a value of every run's config, as weights.lpips=FILE. As often as you like.",
  ),
  extractor: flag.text(
    "NAME|NAME=FILE|FILE.onnx",
    "What tells faces apart, as for evaluate. sface is fetched, if left out.",
  ),
  lpips: flag.text(
    "NAME|NAME=FILE",
    "The network of LPIPS, as for evaluate. alex is fetched, if left out.",
  ),
  "dry-run": flag.toggle("Say what would be done, and do nothing."),
  json: flag.toggle("Print series.json rather than the tables."),
};

/** The types of {@linkcode SERIES_FLAGS}. */
export type SeriesFlags = typeof SERIES_FLAGS;

/** `deno task series`. */
export const SERIES: Command<SeriesFlags> = defineCommand({
  name: "series",
  summary:
    "Trains models that differ in one thing, tests them alike, and draws the table.",
  usage: "NAME|FILE --validation DIR --out DIR [--data DIR] [options]",
  notes: [
    "A series is a file of JSON: models, each a recipe and what is set in it, " +
    "seeds, tests, measures, and claims, such as that one model is better " +
    "than another. NAME is one of recipes/series.",
    "Each run is trained by train, restored with by restore at its last " +
    "step, and judged by evaluate, each in a process of its own. What is done " +
    "is kept: the same command goes on with a series that was stopped, or " +
    "whose process was killed. Ctrl-C lets the run that is at work save.",
    "DIR/NAME holds series.md and series.json, drawn anew after each seed, " +
    "and a report for each test. Runs lie in DIR/runs, tests in DIR/tests.",
  ],
  operands: { name: "NAME|FILE", least: 1, most: 1 },
  flags: SERIES_FLAGS,
  examples: [
    {
      line:
        "series table-3 --data faces --validation others --out series --dry-run",
      about: "Says which runs Table 3 of the paper takes, and how many steps.",
    },
    {
      line: "series table-3 --data faces --validation others --out series",
      about: "Trains them, one after the other, and draws the table.",
    },
  ],
  async run(args, io) {
    const { series } = await import("./series.ts");
    return await series(args, io);
  },
});
