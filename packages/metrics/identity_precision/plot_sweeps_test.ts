import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { plotSweeps } from "./plot_sweeps.ts";

const sweep = { k: [1, 2, 3], iPrecision: [0, 0.5, 1], iRecall: [1, 1, 1] };

Deno.test("a value lies where the axes say", () => {
  const svg = plotSweeps([{ name: "ours", sweep }]);
  assertStringIncludes(svg, 'points="56,352 258,186 460,20"');
  assertStringIncludes(svg, 'points="56,20 258,20 460,20"');
  assertStringIncludes(svg, '<text x="48" y="223.2" text-anchor="end">0.4<');
  assertStringIncludes(svg, "<title>ours: iPrecision</title>");
});

Deno.test("each model has a color, and an entry in the legend", () => {
  const svg = plotSweeps([
    { name: "ours", sweep },
    { name: "GFPGAN & <friends>, long", sweep },
  ]);
  assertStringIncludes(svg, "#0072b2");
  assertStringIncludes(svg, "#d55e00");
  assertStringIncludes(svg, "GFPGAN &amp; &lt;frien…</text>");
  assert(!svg.includes("<friends>"));
});

Deno.test("every tag is closed, and nothing is fetched", () => {
  const svg = plotSweeps([{ name: "a", sweep }]);
  const open = svg.match(/<[a-z][^>]*(?<!\/)>/g)!.length;
  const closed = svg.match(/<\/[a-z]+>/g)!.length;
  assertEquals(open, closed);
  assertEquals(svg.match(/https?:[^"]*/g), ["http://www.w3.org/2000/svg"]);
});

Deno.test("one k stands in the middle; many are labeled in part", () => {
  const one = { k: [1], iPrecision: [0.5], iRecall: [0] };
  const svg = plotSweeps([{ name: "a", sweep: one }]);
  assertStringIncludes(svg, 'points="258,186"');
  const k = Array.from({ length: 30 }, (_, i) => i + 1);
  const zeros = k.map(() => 0);
  const many = { k, iPrecision: zeros, iRecall: zeros };
  const labels = plotSweeps([{ name: "a", sweep: many }])
    .match(/text-anchor="middle">\d+</g)!.map((text) =>
      parseInt(text.slice(21))
    );
  assertEquals(labels, [1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
});

Deno.test("nothing to plot is refused", () => {
  const message = "Cannot plot sweeps: there must be one at least, each of " +
    "one k at least, got none";
  const empty = { k: [], iPrecision: [], iRecall: [] };
  for (const sweeps of [[], [{ name: "a", sweep: empty }]]) {
    const error = assertThrows(() => plotSweeps(sweeps), RangeError);
    assertEquals(error.message, message);
  }
});
