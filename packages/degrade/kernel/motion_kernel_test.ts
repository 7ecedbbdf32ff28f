import { assertAlmostEquals, assertEquals } from "@std/assert";
import { motionKernel } from "./motion_kernel.ts";

Deno.test("a motion of length 1 blurs nothing", () => {
  assertEquals(motionKernel({ length: 1, angle: 0.3 }), {
    size: 1,
    weights: Float64Array.of(1),
  });
});

Deno.test("a level motion averages so many pixels of a row", () => {
  const { size, weights } = motionKernel({ length: 5, angle: 0 });
  assertEquals(size, 5);
  const row = weights.subarray(10, 15);
  assertEquals([...row], [0.2, 0.2, 0.2, 0.2, 0.2]);
});

Deno.test("a motion aslant lies on the diagonal, from right to down", () => {
  const { size, weights } = motionKernel({ length: 5, angle: Math.PI / 4 });
  const at = (x: number, y: number) => weights[y * size + x]!;
  assertAlmostEquals(at(1, 1), at(3, 3), 1e-12);
  assertEquals(at(1, 1) > 3 * at(1, 2), true);
  assertEquals(at(1, 3), 0);
});

Deno.test("the weights of a motion sum to 1, wherever it goes", () => {
  for (const angle of [-3, -1, 0.2, 2]) {
    const { weights } = motionKernel({ length: 8.3, angle });
    assertAlmostEquals(weights.reduce((a, b) => a + b), 1, 1e-12);
  }
});
