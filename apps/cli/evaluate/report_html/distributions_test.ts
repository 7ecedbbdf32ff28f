import { assertEquals, assertStringIncludes } from "@std/assert";
import { distributions } from "./distributions.ts";
import { smallReport } from "./testing/small_report.ts";

Deno.test("distributions() draws a tick for each of a few faces", () => {
  const { text } = distributions(smallReport({ ssim: [0.2, 0.4, 1] }))!;
  // From 112 to 400 pixels; the median, 0.4, is a quarter of the way.
  assertStringIncludes(
    text,
    'class="ticks" d="M112 24V38M184 24V38M400 24V38"',
  );
  assertStringIncludes(text, '<circle cx="184"');
  assertStringIncludes(
    text,
    'aria-label="SSIM, medians: ours 0.400, middle half 0.300 to 0.700"',
  );
});

Deno.test("distributions() draws hills of many faces, highest where most are", () => {
  const values = Array.from({ length: 100 }, (_, i) => i < 90 ? 0 : i - 89);
  const { text } = distributions(smallReport({ psnr: values }))!;
  assertStringIncludes(text, 'class="hill" d="M112 38V10H118.5');
});

Deno.test("distributions() counts infinite PSNR beside the plot", () => {
  const report = smallReport(
    { psnr: [30, Infinity, Infinity] },
    { same: { psnr: [Infinity, Infinity, Infinity] } },
  );
  const { text } = distributions(report)!;
  assertStringIncludes(text, ">2 × ∞</text>");
  assertStringIncludes(text, ">all ∞</text>");
  assertEquals(text.includes("NaN"), false);
});

Deno.test("distributions() leaves out what is yes or no", () => {
  assertEquals(distributions(smallReport({ iPrecision: [0, 1, 1] })), null);
});
