import { assertEquals } from "@std/assert";
import type { MeasureKey } from "../report.ts";
import { chooseFaces, choosingMeasures } from "./choose_faces.ts";
import { MEASURES, smallReport } from "./testing/small_report.ts";

const stems = (images: readonly { stem: string }[]) =>
  images.map(({ stem }) => stem).join(" ");

Deno.test("chooseFaces() finds the best, the worst and the most changed", () => {
  // Of seven faces, LPIPS is 0, 1 … 6 tenths; the angle 0, 10, … 60 degrees the
  // other way.
  const report = smallReport({
    lpips: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    angle: [60, 50, 40, 30, 20, 10, 0],
  });
  const [first] = chooseFaces(report, 2);
  assertEquals(first!.model, "ours");
  assertEquals(stems(first!.best), "f0 f1");
  assertEquals(stems(first!.worst), "f6 f5");
  assertEquals(stems(first!.changed), "f0 f1");
});

Deno.test("chooseFaces() knows which way is better", () => {
  const worst = (values: Partial<Record<MeasureKey, number[]>>) =>
    stems(chooseFaces(smallReport(values), 1)[0]!.worst);
  assertEquals(worst({ psnr: [20, 10, Infinity] }), "f1");
  assertEquals(worst({ edges: [1.1, 0.9, 0.5, 1.6] }), "f3");
});

Deno.test("chooseFaces() takes equal faces by their stems, none twice", () => {
  const [{ best, worst } = { best: [], worst: [] }] = chooseFaces(
    smallReport({ ssim: [0.5, 0.5, 0.5] }),
    6,
  );
  assertEquals(stems(best), "f0 f1");
  assertEquals(stems(worst), "f2");
});

Deno.test("chooseFaces() shows no changed faces if nothing told people apart", () => {
  const [chosen] = chooseFaces(smallReport({ ssim: [0.5, 0.4] }));
  assertEquals(chosen!.changed, []);
});

Deno.test("faces are chosen by LPIPS and angle before SSIM and cosine", () => {
  const report = { ...smallReport({}), measures: MEASURES };
  const { quality, identity } = choosingMeasures(report);
  assertEquals([quality?.key, identity?.key], ["lpips", "angle"]);
});
