import { assert, assertEquals } from "@std/assert";
import { product } from "@revisage/core";
import { normal } from "../testing/sets.ts";
import { boundRows, centeredRows, centerOf } from "./bounded_rows.ts";
import { squaredDistance } from "./squared_distance.ts";

Deno.test("the distance lies between the bounds, and they close to 1e-11", () => {
  for (const mean of [0, 1, 1e6]) {
    const a = normal(40, 512, 1, mean), b = normal(40, 512, 2, mean);
    const center = centerOf(b);
    const [x, y] = [boundRows(a, center), boundRows(b, center)];
    const products = product(
      centeredRows(x, 0, 40, -2),
      centeredRows(y, 0, 40, 1),
      { transposeB: true },
    );
    for (let i = 0; i < 40; i++) {
      for (let j = 0; j < 40; j++) {
        const p = products.data[i * 40 + j]!;
        const distance = squaredDistance(a, i, b, j);
        const low = x.low[i]! + y.low[j]! + p;
        const high = x.high[i]! + y.high[j]! + p;
        assert(low <= distance && distance <= high);
        assert(high - low < 1e-11 * distance);
      }
    }
  }
});

Deno.test("rows are centered and scaled by hand", () => {
  const features = {
    data: Float32Array.of(1, 2, 3, 6),
    count: 2,
    dimensions: 2,
  };
  const center = centerOf(features);
  assertEquals([...center], [2, 4]);
  const { rows, columns, data } = centeredRows(
    boundRows(features, center),
    1,
    2,
    -2,
  );
  assertEquals([rows, columns, ...data], [1, 2, -2, -4]);
});
