import { assertEquals } from "@std/assert";
import { makeSeriesReport } from "./make_series_report.ts";
import { seriesMarkdown } from "./series_markdown.ts";
import { INPUT, SMALL } from "./testing/small_series.ts";

const lines = seriesMarkdown(makeSeriesReport(SMALL, INPUT)).split("\n");

Deno.test("the page says how it came about", () => {
  assertEquals(lines.slice(0, 9), [
    "# small",
    "",
    "Whether b is better than a.",
    "",
    "```sh",
    "deno task series small --validation faces --out all",
    "```",
    "",
    "Drawn by commit abc on 2 × CPU, AVX2. Seeds 3, 5.",
  ]);
});

Deno.test("a test is a table of models and measures, and Figure 7a another", () => {
  const start = lines.indexOf("## On `mild`");
  assertEquals(
    lines.slice(start + 2, start + 9),
    [
      "3 faces at 64 pixels: sr8. Means over seeds, with 95 % intervals over faces.",
      "",
      "| model   |          PSNR (dB) ↑ |         iPrecision ↑ | FID ↓ |",
      "| ------- | -------------------: | -------------------: | ----: |",
      "| bicubic | 21.00 [20.00, 22.00] | 0.000 [0.000, 0.000] | 50.00 |",
      "| a       | 23.50 [22.50, 24.50] | 0.000 [0.000, 0.000] | 32.00 |",
      "| b       | 25.00 [24.00, 26.00] | 1.000 [1.000, 1.000] | 21.00 |",
    ],
  );
  const sweep = lines.indexOf("iPrecision over k:");
  assertEquals(lines.slice(sweep + 2, sweep + 7), [
    "| model   |     1 |     2 |",
    "| ------- | ----: | ----: |",
    "| bicubic | 0.500 | 1.000 |",
    "| a       | 0.320 | 0.640 |",
    "| b       | 0.210 | 0.420 |",
  ]);
});

Deno.test("claims say difference, seeds and verdict", () => {
  const start = lines.indexOf("## Claims");
  assertEquals(
    lines[start + 4],
    "Of 3, 2 hold, 0 are not shown, 1 are the other way.",
  );
  const cells = lines.slice(start + 6, start + 11)
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
  const head = ["claim", "by", "on", "difference", "seeds", "verdict"];
  assertEquals(cells[0], [...head, "source"]);
  assertEquals(cells[2], [
    ...["b better than a", "PSNR (dB) ↑", "mild", "+1.50 [+1.50, +1.50]"],
    ...["2 of 2", "holds", "the paper"],
  ]);
  assertEquals(cells[4], [
    ...["bicubic better than b", "PSNR (dB) ↑", "mild"],
    ...["−4.00 [−4.00, −4.00]", "0 of 2", "the other way", "us"],
  ]);
});

Deno.test("runs say steps, time and commit, as far as they are known", () => {
  const start = lines.indexOf("## Runs");
  const cells = lines.slice(start + 4, start + 6)
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
  assertEquals(cells, [
    ["a", "3", "500", "0.250", "0.50", "abd", "2 × CPU, AVX2", "all/runs/a"],
    ["b", "3", "500", "–", "–", "–", "–", "all/runs/b"],
  ]);
});

Deno.test("a page drawn early says how many seeds are to come", () => {
  const early = seriesMarkdown(
    makeSeriesReport(SMALL, { ...INPUT, seeds: [3] }),
  );
  assertEquals(early.includes("Seeds 3; 1 more to be trained."), true);
});
