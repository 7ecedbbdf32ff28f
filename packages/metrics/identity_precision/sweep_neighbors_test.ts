import { assertEquals, assertRejects } from "@std/assert";
import { pureLinearAlgebra } from "@revisage/core";
import { normal, points } from "../testing/sets.ts";
import { iPrecision, iRecall } from "./identity_precision.ts";
import { sweepNeighbors } from "./sweep_neighbors.ts";

const pair = {
  restored: normal(40, 3, 1),
  reference: normal(40, 3, 2),
  identities: {
    restored: Array.from({ length: 40 }, (_, i) => i % 7),
    reference: Array.from({ length: 40 }, (_, i) => i % 7),
  },
};

Deno.test("a sweep is iPrecision and iRecall for each k", async () => {
  const { k, ...sweep } = await sweepNeighbors(pair, 12);
  assertEquals(k, Array.from({ length: 12 }, (_, i) => i + 1));
  const each = <T>(of: (k: number) => Promise<T>) => Promise.all(k.map(of));
  assertEquals(sweep, {
    iPrecision: await each((k) => iPrecision(pair, k)),
    iRecall: await each((k) => iRecall(pair, k)),
  });
  assertEquals((await sweepNeighbors(pair)).k.length, 10);
});

Deno.test("it costs no more products than one k", async () => {
  const count = async (most: number) => {
    let calls = 0;
    await sweepNeighbors(pair, most, {
      linearAlgebra: {
        ...pureLinearAlgebra,
        product: (...args) => {
          calls++;
          return pureLinearAlgebra.product(...args);
        },
      },
    });
    return calls;
  };
  assertEquals([await count(1), await count(30)], [2, 2]);
});

Deno.test("k beyond the images is refused", async () => {
  const small = { restored: points(1, 2), reference: points(1, 2) };
  const error = await assertRejects(() => sweepNeighbors(small), RangeError);
  assertEquals(
    error.message,
    "Cannot compute iPrecision and iRecall: restored must have at least 11 " +
      "images (itself and k = 10 neighbors), got 2",
  );
});
