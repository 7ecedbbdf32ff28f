import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { drawPanel, pathOf, withAir } from "./draw_panel.ts";
import { lookOf } from "./look.ts";
import type { Panel } from "./panel.ts";

const LOOKS = new Map([["a", lookOf(0)]]);
const PANEL: Panel = {
  title: "LPIPS ↓",
  x: { title: "step", from: 0 },
  ends: null,
  lines: [{ name: "a", points: [[500, 0.3], [1000, 0.2]] }],
  marks: [{ name: "bicubic", y: 0.4 }],
};

const textsOf = (svg: string) =>
  Array.from(svg.matchAll(/<text[^>]*>([^<]*)/g), ([, text]) => text);

Deno.test("axes have round ticks, from where they begin", () => {
  const texts = textsOf(drawPanel(PANEL, LOOKS).text);
  assertEquals(texts, [
    "LPIPS ↓",
    ...["0.20", "0.25", "0.30", "0.35", "0.40"],
    ...["0", "200", "400", "600", "800", "1,000"],
    ...["step", "bicubic"],
  ]);
});

Deno.test("a line goes where its values are", () => {
  const svg = drawPanel(PANEL, LOOKS).text;
  // From 44 to 280 for 0 to 1000, from 170 to 28 for 0.188 to 0.412.
  assertStringIncludes(svg, `d="M162 99L280 162.4"`);
  assertStringIncludes(svg, `<circle cx="162" cy="99" r="2"`);
  assertStringIncludes(svg, `d="M44 35.6H280" fill="none"`); // The mark, 0.4.
  assertEquals(withAir([1, 2]), [0.94, 2.06]);
  assertEquals(withAir([5, 5]), [4.7, 5.3]);
  assertEquals(withAir([0, 0]), [-1, 1]);
});

Deno.test("where y has ends of its own, they are the axis's", () => {
  const share = { ...PANEL, ends: [0, 1], marks: [] } as const;
  const svg = drawPanel(share, LOOKS).text;
  assertEquals(textsOf(svg).slice(1, 7), [
    ...["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
  ]);
  assertStringIncludes(svg, `d="M162 127.4L280 141.6"`); // 170 − 142 · 0.3, 0.2.
});

Deno.test("what is not finite leaves a gap", () => {
  const same = (value: number) => value;
  const points = [[0, 1], [1, 2], [2, NaN], [3, 4], [4, 5]] as const;
  assertEquals(pathOf(points, same, same), "M0 1L1 2M3 4L4 5");
  assertEquals(pathOf([[0, Infinity], [1, 2]], same, same), "M1 2");
});

Deno.test("many points are not marked one by one", () => {
  const points = Array.from({ length: 25 }, (_, i) => [i, i] as const);
  const many = { ...PANEL, lines: [{ name: "a", points }] };
  assert(!drawPanel(many, LOOKS).text.includes("<circle"));
});

Deno.test("a panel without a point has axes all the same", () => {
  const empty = { ...PANEL, lines: [], marks: [] };
  assertEquals(textsOf(drawPanel(empty, LOOKS).text).at(-1), "step");
});
