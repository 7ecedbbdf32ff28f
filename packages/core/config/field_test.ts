import { assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import * as field from "./field.ts";
import { type Field, Problems } from "./field_type.ts";

function refusal<T>(field: Field<T>, value: unknown): string {
  return assertThrows(() => field.read(value, "x"), Problems).message;
}

/** Tests one kind: what it takes, what it refuses, and with which words. */
function testField<T>(
  name: string,
  field: Field<T>,
  must: string,
  good: readonly T[],
  bad: readonly unknown[],
): void {
  Deno.test(`${name} takes what it should and nothing else`, () => {
    for (const value of good) assertEquals(field.read(value, "x"), value);
    for (const value of bad) {
      const message = refusal(field, value);
      assertEquals(message.slice(0, message.lastIndexOf(", got ")), must);
    }
  });
}

const NOT_NUMBERS = [NaN, Infinity, -Infinity, "1", null, undefined, true, [1]];

testField("boolean()", field.boolean(), "x must be true or false", [
  true,
  false,
], [0, 1, "true", null, undefined]);

testField("text()", field.text(), "x must be a text", ["", "a"], [1, null]);

testField(
  "oneOf()",
  field.oneOf("lgf", 2),
  'x must be one of "lgf", 2',
  ["lgf", 2],
  ["LGF", "2", null, undefined],
);

testField(
  "number(0, 1)",
  field.number(0, 1),
  "x must be a number from 0 to 1",
  [0, 0.5, 1],
  [-1e-9, 1.1, ...NOT_NUMBERS],
);

testField("number()", field.number(), "x must be a number", [
  -1e300,
  0,
], NOT_NUMBERS);

testField(
  "number() with one bound",
  field.number(-Infinity, 5),
  "x must be a number up to 5",
  [-1e300, 5],
  [5.1],
);

testField(
  "integer(-1, 3)",
  field.integer(-1, 3),
  "x must be an integer from -1 to 3",
  [-1, 0, 3],
  [-2, 4, 0.5, ...NOT_NUMBERS],
);

testField(
  "integer() with one bound",
  field.integer(1),
  "x must be an integer from 1",
  [1, 2 ** 53 - 1],
  [0, 2 ** 53],
);

testField(
  "range(0, 10)",
  field.range(0, 10),
  "x must be [low, high] from 0 to 10",
  [[0, 10], [3, 3]],
  [[3, 2], [-1, 2], [0, 11], [1], [1, 2, 3], ["1", 2], [1, NaN], null, 1],
);

testField(
  "listOf()",
  field.listOf(field.boolean(), [1, 2]),
  "x must be a list of 1 to 2",
  [[true], [true, false]],
  [[], [true, true, true]],
);

testField(
  "listOf() with one bound",
  field.listOf(field.boolean(), [2, Infinity]),
  "x must be a list of at least 2",
  [Array(100).fill(true)],
  [[true]],
);

testField(
  "listOf() of any length",
  field.listOf(field.boolean()),
  "x must be a list",
  [[], Array(100).fill(true)],
  [null, {}, "ab"],
);

testField(
  "orNull()",
  field.orNull(field.boolean()),
  "x must be true or false",
  [null, true],
  [undefined, 1],
);

Deno.test("powerOfTwo() takes powers of two and nothing near them", () => {
  const any = field.powerOfTwo(2 ** -20, 2 ** 52);
  fc.assert(fc.property(fc.integer({ min: -20, max: 52 }), (exponent) => {
    const power = 2 ** exponent;
    assertEquals(any.read(power, "x"), power);
    for (const near of [power * (1 + 2 ** -52), -power, power * 1.5]) {
      refusal(any, near);
    }
  }));
  assertEquals(
    refusal(field.powerOfTwo(0, 8), 0),
    "x must be a power of two from 0 to 8, got 0",
  );
  assertEquals(
    refusal(field.powerOfTwo(2, 8), 16),
    "x must be a power of two from 2 to 8, got 16",
  );
});

Deno.test("a value that is missing is called nothing", () => {
  assertEquals(
    refusal(field.integer(1, 2), undefined),
    "x must be an integer from 1 to 2, got nothing",
  );
});

Deno.test("objects in a list have no defaults, and say so", () => {
  const pairs = field.listOf(
    field.object({ a: field.boolean(), b: field.text() }),
  );
  assertEquals(pairs.read([{ a: true, b: "" }], "x"), [{ a: true, b: "" }]);
  assertEquals(
    refusal(pairs, [{ a: true }, 3]),
    "x.0.b must be a text, got nothing; x.1 must be an object, got 3",
  );
});

Deno.test("orNull() fills a nested object from its default", () => {
  const inner = field.object({ a: field.number(), b: field.number() });
  const outer = field.orNull(inner);
  assertEquals(outer.read({ a: 5 }, "x", { a: 1, b: 2 }), { a: 5, b: 2 });
  assertEquals(
    assertThrows(() => outer.read({ a: 5 }, "x", null), Problems).message,
    "x.b must be a number, got nothing",
  );
});

Deno.test("custom() makes a field of your own", () => {
  const even = field.custom(
    "an even number",
    (value): value is number => Number(value) % 2 === 0,
  );
  assertEquals(even.read(4, "x"), 4);
  assertEquals(refusal(even, 3), "x must be an even number, got 3");
});
