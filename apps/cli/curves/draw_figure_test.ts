import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { drawFigure, layLegend } from "./draw_figure.ts";
import { lookOf } from "./look.ts";
import type { Panel } from "./panel.ts";

const panel = (changes: Partial<Panel> = {}): Panel => ({
  title: "PSNR",
  x: { title: "step", from: 0 },
  ends: null,
  lines: [{ name: "a", points: [[0, 1], [100, 3]] }],
  marks: [],
  ...changes,
});

Deno.test("the same figure gives the same bytes", () => {
  const figure = { title: "Curves", panels: [panel(), panel()] };
  assertEquals(drawFigure(figure), drawFigure(structuredClone(figure)));
});

Deno.test("a picture is as large as its panels: three in a row, but two by two", () => {
  const sizes = [1, 2, 3, 4, 5].map((count) => {
    const panels = Array.from({ length: count }, () => panel());
    const svg = drawFigure({ title: "Curves", panels });
    return /viewBox="0 0 (\d+ \d+)"/.exec(svg)![1];
  });
  assertEquals(sizes, ["328 266", "624 266", "920 266", "624 482", "920 482"]);
});

Deno.test("a legend names each line once, and breaks as text does", () => {
  const svg = drawFigure({ title: "Curves", panels: [panel(), panel()] });
  assertEquals(svg.match(/<text[^>]*>a<\/text>/g)?.length, 1);
  assertEquals(layLegend(["aaaaa", "bb", "c"], 150), [
    { name: "aaaaa", x: 0, row: 0 }, // 26 + 5 · 6.2 + 14 = 71
    { name: "bb", x: 71, row: 0 }, // 26 + 2 · 6.2 + 14 = 52.4
    { name: "c", x: 0, row: 1 },
  ]);
});

Deno.test("colors that come again are dashed", () => {
  assertEquals(lookOf(0), { color: "#0072b2", dash: null });
  assertEquals(lookOf(5), { color: "#0072b2", dash: "5 2" });
  assertEquals(lookOf(11), { color: "#d55e00", dash: "1.5 2" });
  const lines = Array.from(
    "abcdef",
    (name) => ({ name, points: [[0, 1], [1, 2]] as const }),
  );
  const svg = drawFigure({ title: "Curves", panels: [panel({ lines })] });
  assertEquals(svg.match(/stroke-dasharray="5 2"/g)?.length, 2); // With legend.
});

Deno.test("names are text, whatever they hold", () => {
  const name = `<script>"&`;
  const svg = drawFigure({
    title: name,
    panels: [panel({ lines: [{ name, points: [[0, 1]] }], title: name })],
  });
  assert(!svg.includes("<script>"), svg);
  assertStringIncludes(svg, "<title>&lt;script&gt;&quot;&amp;</title>");
});

Deno.test("a picture suits dark pages", () => {
  assertStringIncludes(
    drawFigure({ title: "Curves", panels: [panel()] }),
    "@media (prefers-color-scheme: dark) { svg { color: #d8dee4 } }",
  );
});
