import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { kendall } from "./kendall.ts";
import { ranksOf } from "./ranks.ts";
import { spearman } from "./spearman.ts";
import fixtures from "./testdata/correlation.json" with { type: "json" };

/** Two columns with ties, none of them constant. */
const columns = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((rows) => [rows.map(([a]) => a), rows.map(([, b]) => b)] as const)
  .filter((columns) => columns.every((column) => new Set(column).size > 1));

for (const { name, a, b, ...theirs } of fixtures) {
  Deno.test(`spearman() and kendall() are SciPy's: ${name}`, () => {
    assertEquals([...ranksOf(a)], theirs.ranksOfA);
    assertAlmostEquals(spearman(a, b), theirs.spearman, 1e-12);
    assertAlmostEquals(kendall(a, b), theirs.kendall, 1e-12);
  });
}

for (const [name, correlate] of Object.entries({ spearman, kendall })) {
  Deno.test(`${name}() lies within ±1, and its sides can be swapped`, () => {
    fc.assert(fc.property(columns, ([a, b]) => {
      const value = correlate(a, b);
      assert(Math.abs(value) <= 1 + 1e-12);
      assertAlmostEquals(correlate(b, a), value, 1e-12);
      assertAlmostEquals(correlate(a, b.map((x) => -x)), -value, 1e-12);
      assertAlmostEquals(correlate(a, a), 1, 1e-12);
    }));
  });

  Deno.test(`${name}() sees the order alone: of rows it sees nothing`, () => {
    fc.assert(fc.property(columns, ([a, b]) => {
      const value = correlate(a, b);
      assertAlmostEquals(correlate(a.map((x) => x ** 3 + 1), b), value, 1e-12);
      const last = [...a.slice(1), a[0]!], first = [...b.slice(1), b[0]!];
      assertAlmostEquals(correlate(last, first), value, 1e-12);
    }));
  });

  Deno.test(`${name}() takes the PSNR of equal images for the largest`, () => {
    assertAlmostEquals(
      correlate([Infinity, 30, Infinity, 20], [8, 2, 8, 1]),
      1,
    );
  });

  Deno.test(`${name}() says what is wrong with a column`, () => {
    const messageOf = (a: number[], b: number[]) =>
      assertThrows(() => correlate(a, b), RangeError).message;
    assertEquals(
      [
        messageOf([1, 2], [1]),
        messageOf([], []),
        messageOf([1], [1]),
        messageOf([1, NaN], [1, 2]),
        messageOf([1, 2, 3], [4, 4, 4]),
        messageOf([5, 5], [1, 2]),
      ],
      [
        "Cannot correlate: b must hold 2 values as a does, got 1",
        "Cannot correlate: a must hold at least 2 values, got 0",
        "Cannot correlate: a must hold at least 2 values, got 1",
        "Cannot correlate: a[1] must be a number, got NaN",
        "Cannot correlate: b must not be constant, got 4 in all rows",
        "Cannot correlate: a must not be constant, got 5 in all rows",
      ],
    );
  });
}
