import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { checkShapes, type ShapeCheck } from "./shapes.ts";

const of = (...shape: number[]) => ({ shape });

Deno.test("checkShapes() gives the size of each letter", () => {
  const sizes = checkShapes({
    x: [of(2, 8, 9, 3), "BHWI"],
    weight: [of(5, 5, 3, 4), "KKIO"],
    style: [of(2, 3), "BI"],
  });
  assertEquals(sizes, { B: 2, H: 8, W: 9, I: 3, K: 5, O: 4 });
  const batch: number = sizes.B;
  assertEquals(batch, 2);
  // @ts-expect-error No axis is called Z.
  assertEquals(sizes.Z, undefined);
});

Deno.test("checkShapes() takes a digit as a size and binds no letter to it", () => {
  const sizes = checkShapes({ rgb: [of(4, 6, 3), "HW3"], code: [of(4), "4"] });
  assertEquals(sizes, { H: 4, W: 6 });
  // @ts-expect-error A digit is not a letter.
  assertEquals(sizes[3], undefined);
});

Deno.test("checkShapes() takes scalars, empty axes, and letters of either case", () => {
  const sizes = checkShapes({ loss: [of(), ""], none: [of(0, 7), "nN"] });
  assertEquals(sizes, { n: 0, N: 7 });
});

const REFUSED: Record<string, Record<string, ShapeCheck>> = {
  "Cannot use weight of shape [3,3,2,4]: I is 2 here but 3 in x": {
    x: [of(1, 8, 8, 3), "BHWI"],
    weight: [of(3, 3, 2, 4), "KKIO"],
  },
  "Cannot use style of shape [2,3]: B is 2 here but 1 in x": {
    x: [of(1, 8, 8, 3), "BHWI"],
    weight: [of(3, 3, 3, 4), "KKIO"],
    style: [of(2, 3), "BI"],
  },
  "Cannot use weight of shape [3,5,2,4]: K is both 3 and 5": {
    weight: [of(3, 5, 2, 4), "KKIO"],
  },
  "Cannot use other of shape [4,4]: K is 4 here but 3 in weight": {
    weight: [of(3, 3), "KK"],
    other: [of(4, 4), "KK"],
  },
  "Cannot use x of shape [8,8,3]: rank must be 4 (BHWI), got 3": {
    x: [of(8, 8, 3), "BHWI"],
  },
  "Cannot use x of shape []: rank must be 1 (B), got 0": { x: [of(), "B"] },
  "Cannot use rgb of shape [8,8,4]: axis 2 must be 3, got 4": {
    rgb: [of(8, 8, 4), "HW3"],
  },
};

for (const [message, checks] of Object.entries(REFUSED)) {
  Deno.test(`checkShapes() says: ${message}`, () => {
    const error = assertThrows(() => checkShapes(checks), RangeError);
    assertEquals(error.message, message);
  });
}

Deno.test("checkShapes() passes exactly when one size a letter explains all shapes", () => {
  const axes = fc.array(fc.constantFrom(..."BHWC3"), { maxLength: 4 });
  const value = axes.chain((letters) =>
    fc.tuple(
      fc.array(fc.constantFrom(2, 3), {
        minLength: letters.length,
        maxLength: letters.length,
      }),
      fc.constant(letters.join("")),
    )
  );
  fc.assert(fc.property(fc.array(value, { maxLength: 3 }), (values) => {
    const checks: Record<string, ShapeCheck> = {};
    const claims = new Set<string>();
    values.forEach(([shape, letters], i) => {
      checks[`v${i}`] = [{ shape }, letters];
      shape.forEach((size, axis) => claims.add(letters[axis]! + size));
    });
    const named = [...claims].map((claim) => claim[0]);
    const fits = new Set(named).size === named.length && !claims.has("32");
    let passed = true;
    try {
      checkShapes(checks);
    } catch {
      passed = false;
    }
    assert(passed === fits, [...claims].join());
  }));
});
