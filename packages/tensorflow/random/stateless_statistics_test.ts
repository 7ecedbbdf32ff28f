import * as tf from "@tensorflow/tfjs";
import { assert } from "@std/assert";
import { testBackend } from "../testing/backend.ts";
import type { RandomKey } from "./random_key.ts";
import { statelessNormal } from "./stateless_normal.ts";
import { statelessUniform } from "./stateless_uniform.ts";

// Keys are fixed, so that each test either always passes or always fails.
await testBackend();

const N = 2 ** 17;
const KEY = { seed: 0, step: 0, stream: "statistics" };
/** Of 63 degrees of freedom, exceeded once in a million times. */
const CHI_SQUARE_63 = 128;

function normals(key: RandomKey): Float32Array {
  return tf.tidy(() => statelessNormal([N], key).dataSync<"float32">());
}

function mean(values: Float32Array, f: (x: number) => number): number {
  let sum = 0;
  for (const x of values) sum += f(x);
  return sum / values.length;
}

/** How far counts of equally likely bins are from even. */
function chiSquare(values: Float32Array, bin: (x: number) => number): number {
  const counts = new Float64Array(64);
  for (const x of values) counts[bin(x)]!++;
  const even = values.length / 64;
  return counts.reduce((sum, n) => sum + (n - even) ** 2 / even, 0);
}

/** The share of a normal distribution below x (Abramowitz & Stegun 7.1.26). */
function share(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x) / Math.SQRT2);
  const series = [
    0.254829592,
    -0.284496736,
    1.421413741,
    -1.453152027,
    1.061405429,
  ].reduceRight((sum, a) => (sum + a) * t, 0);
  const upper = series * Math.exp(-x * x / 2) / 2;
  return x < 0 ? upper : 1 - upper;
}

Deno.test("normal numbers have the moments of their distribution", () => {
  const drawn = normals(KEY);
  const within = (got: number, want: number, variance: number) =>
    assert(Math.abs(got - want) < 4 * Math.sqrt(variance / N), `${got}`);
  within(mean(drawn, (x) => x), 0, 1);
  within(mean(drawn, (x) => x ** 2), 1, 2);
  within(mean(drawn, (x) => x ** 3), 0, 15);
  within(mean(drawn, (x) => x ** 4), 3, 96);
});

Deno.test("normal and uniform numbers fill 64 equally likely bins evenly", () => {
  const normal = chiSquare(normals(KEY), (x) => Math.floor(64 * share(x)));
  assert(normal < CHI_SQUARE_63, `${normal}`);
  const drawn = tf.tidy(() => statelessUniform([N], KEY).dataSync<"float32">());
  const uniform = chiSquare(drawn, (x) => Math.floor(64 * x));
  assert(uniform < CHI_SQUARE_63, `${uniform}`);
});

const neighbors: readonly (readonly [string, RandomKey])[] = [
  ["seeds", { ...KEY, seed: 1 }],
  ["steps", { ...KEY, step: 1 }],
  ["streams", { ...KEY, stream: "statistict" }],
  ["no stream", { ...KEY, stream: undefined }],
];
for (const [what, other] of neighbors) {
  Deno.test(`numbers of neighboring keys do not correlate: ${what}`, () => {
    const a = normals(KEY), b = normals(other);
    for (const shift of [0, 1, 2, 3, 4]) {
      let sum = 0;
      for (let i = shift; i < N; i++) sum += a[i]! * b[i - shift]!;
      assert(Math.abs(sum) < 4 * Math.sqrt(N), `shift ${shift}: ${sum / N}`);
    }
  });
}

Deno.test("the first numbers of 4,096 steps are spread like those of one", () => {
  const firsts = Float32Array.from({ length: 4096 }, (_, step) => {
    const key = { ...KEY, step };
    return tf.tidy(() => statelessUniform([1], key).dataSync()[0]!);
  });
  const spread = chiSquare(firsts, (x) => Math.floor(64 * x));
  assert(spread < CHI_SQUARE_63, `${spread}`);
});
