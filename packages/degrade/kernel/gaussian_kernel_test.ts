import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  gaussianKernel,
  generalizedKernel,
  plateauKernel,
} from "./gaussian_kernel.ts";

/** exp(−½ p Σ⁻¹ pᵀ), with the matrices written out and inverted. */
function byMatrices(sigmaX: number, sigmaY: number, angle: number) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [p, q] = [sigmaX ** 2, sigmaY ** 2];
  const [xx, xy, yy] = [
    c * c * p + s * s * q,
    c * s * (p - q),
    s * s * p + c * c * q,
  ];
  const determinant = xx * yy - xy * xy;
  return (x: number, y: number) =>
    Math.exp(
      -0.5 * (yy * x * x - 2 * xy * x * y + xx * y * y) / determinant,
    );
}

Deno.test("gaussianKernel() is the Gaussian of its covariance matrix", () => {
  const { weights } = gaussianKernel({ sigmaX: 3, sigmaY: 1, angle: 0.6 }, 9);
  const density = byMatrices(3, 1, 0.6);
  let sum = 0;
  for (let i = 0; i < 81; i++) sum += density(i % 9 - 4, Math.floor(i / 9) - 4);
  weights.forEach((weight, i) => {
    const expected = density(i % 9 - 4, Math.floor(i / 9) - 4) / sum;
    assertAlmostEquals(weight, expected, 1e-14);
  });
});

Deno.test("an angle above 0 turns the first axis from right to down", () => {
  const { weights } = gaussianKernel(
    { sigmaX: 5, sigmaY: 1, angle: Math.PI / 4 },
    3,
  );
  const [topLeft, topRight, bottomRight] = [
    weights[0]!,
    weights[2]!,
    weights[8]!,
  ];
  assertAlmostEquals(topLeft, bottomRight, 1e-15);
  assertEquals(bottomRight > 1.5 * topRight, true);
});

Deno.test("the angle of a circle changes nothing", () => {
  const circle = { sigmaX: 2, sigmaY: 2 };
  assertEquals(
    gaussianKernel({ ...circle, angle: 1 }, 11),
    gaussianKernel({ ...circle, angle: 0 }, 11),
  );
});

Deno.test("a generalized Gaussian of beta 1 is a Gaussian", () => {
  const ellipse = { sigmaX: 2, sigmaY: 3, angle: 0.4 };
  assertEquals(generalizedKernel(ellipse, 9, 1), gaussianKernel(ellipse, 9));
});

Deno.test("bells fall by their formulas, q being the distance's square", () => {
  const circle = { sigmaX: 2, sigmaY: 2, angle: 0 };
  const ratio = ({ weights }: { readonly weights: Float64Array }) =>
    weights[3]! / weights[4]!; // One pixel from the middle: q = 1/4.
  assertAlmostEquals(
    ratio(generalizedKernel(circle, 3, 2)),
    Math.exp(-1 / 32),
    1e-12,
  );
  assertAlmostEquals(ratio(plateauKernel(circle, 3, 2)), 16 / 17, 1e-12);
});
