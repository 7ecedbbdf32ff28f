import { assertAlmostEquals, assertEquals } from "@std/assert";
import { quantile } from "./quantile.ts";
import fixtures from "./testdata/uncertainty.json" with { type: "json" };

Deno.test("quantile() is NumPy's", () => {
  for (const { sorted, shares, quantiles } of fixtures.quantiles) {
    shares.forEach((share, i) =>
      assertAlmostEquals(
        quantile(Float64Array.from(sorted), share),
        quantiles[i]!,
        1e-12,
      )
    );
  }
});

Deno.test("quantile() draws no line to infinity", () => {
  const values = Float64Array.of(-Infinity, 3, Infinity, Infinity);
  assertEquals(
    [0, 0.1, 1 / 3, 0.4, 1].map((share) => quantile(values, share)),
    [-Infinity, -Infinity, 3, Infinity, Infinity],
  );
});
