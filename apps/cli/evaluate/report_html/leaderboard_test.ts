import { assertEquals, assertStringIncludes } from "@std/assert";
import { leaderboard } from "./leaderboard.ts";
import { smallReport } from "./testing/small_report.ts";

/** The bold numbers, in the order of the page. */
const bold = (html: string) =>
  [...html.matchAll(/<b>([^<]*)<span class="hidden"> \(best\)/g)].map(
    ([, number]) => number,
  );

Deno.test("leaderboard() marks the best of each column, by its direction", () => {
  const report = smallReport(
    { psnr: [20, 22], lpips: [0.3, 0.5], edges: [1.2, 1.4] },
    { other: { psnr: [25, 27], lpips: [0.2, 0.2], edges: [0.9, 0.9] } },
  );
  const { text } = leaderboard(report);
  assertEquals(bold(text), ["26.00", "0.200", "0.900"]);
});

Deno.test("leaderboard() marks equal numbers alike, and nothing of one model", () => {
  const values = { ssim: [0.5, 0.7] };
  const two = leaderboard(smallReport(values, { other: values }));
  assertEquals(bold(two.text), ["0.600", "0.600"]);
  assertEquals(bold(leaderboard(smallReport(values)).text), []);
});

Deno.test("leaderboard() draws intervals of a column on one scale", () => {
  const report = smallReport({ ssim: [0.2, 0.4] }, { b: { ssim: [0.6, 1] } });
  const { text } = leaderboard(report);
  // From 0.2 to 1 over 2 to 110 pixels: 0.4 is a quarter of the way.
  assertStringIncludes(text, 'd="M2 6H29"');
  assertStringIncludes(text, 'd="M56 6H110"');
  assertStringIncludes(text, 'aria-label="interval 0.200 to 0.400"');
  assertStringIncludes(text, "<span>0.200</span><span>1.000</span>");
});

Deno.test("leaderboard() shows infinite PSNR without a mark, and lines points up", () => {
  const report = smallReport(
    { psnr: [Infinity, 30] },
    { b: { psnr: [9, 9] }, c: { psnr: [10.5, 11.5] } },
  );
  const { text } = leaderboard(report);
  assertEquals(bold(text), ["∞"]);
  assertStringIncludes(text, "<td>\u20079.00<svg");
  assertEquals(text.match(/class="tick"/g)?.length, 2);
});
