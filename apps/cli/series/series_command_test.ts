import { assertEquals } from "@std/assert";
import type { SeriesSettings } from "./plan.ts";
import { seriesCommand } from "./series_command.ts";

const LEAST: SeriesSettings = {
  file: "table-3",
  data: null,
  validation: "others",
  out: "all",
  set: [],
  extractor: null,
  lpips: null,
};

Deno.test("the command that draws a series again is what was typed", () => {
  assertEquals(
    seriesCommand(LEAST),
    "deno task series table-3 --validation others --out all",
  );
  assertEquals(
    seriesCommand({
      ...{ file: "mine/a.json", data: "my faces", validation: "others" },
      ...{ out: "all", set: ["steps=5", 'loss={"l1":2}'] },
      ...{ extractor: "sface=s.onnx", lpips: "alex" },
    }),
    "deno task series mine/a.json --data 'my faces' --validation others " +
      `--out all --set steps=5 --set 'loss={"l1":2}' ` +
      "--extractor sface=s.onnx --lpips alex",
  );
});
