import { assertEquals } from "@std/assert";
import { pureLinearAlgebra } from "@revisage/core";
import { normal, points } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import { nearestHolder } from "./nearest_holder.ts";
import { squaredDistance } from "./squared_distance.ts";

Deno.test("the nearest ball that holds a row is found, the first of equals", async () => {
  const images = points(5, 0, 99);
  const others = points(4, 6, 7, 1);
  const radii = Float64Array.of(0.5, 1, 4, 0.25); // Squared.
  const found = await nearestHolder(
    images,
    [0, 2, 1],
    others,
    radii,
    pureLinearAlgebra,
  );
  assertEquals(found, [
    { row: 1, squared: 1 }, // On the surface; 4 is as near, but too small.
    { row: -1, squared: Infinity },
    { row: -1, squared: Infinity },
  ]);
});

Deno.test("it is the one of the slow twin, over several blocks", async () => {
  const images = normal(30, 2, 1), others = normal(2100, 2, 2);
  const radii = Float64Array.from(others.data.subarray(0, 2100), Math.abs);
  const rows = Array.from({ length: 30 }, (_, i) => i);
  const expected = rows.map((i) => {
    let best = { row: -1, squared: Infinity };
    for (let j = 0; j < others.count; j++) {
      const squared = squaredDistance(images, i, others, j);
      if (squared > radii[j]! || squared >= best.squared) continue;
      best = { row: j, squared };
    }
    return best;
  });
  const algebra = worstAlgebra(1);
  const found = await nearestHolder(images, rows, others, radii, algebra);
  assertEquals(found, expected);
});
