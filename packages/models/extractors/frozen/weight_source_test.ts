import {
  encodeSafetensors,
  parseSafetensors,
  Rng,
  SafetensorsError,
  type StoredTensor,
} from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { fileWeights, randomWeights } from "./weight_source.ts";

function floats(shape: number[], start = 0): StoredTensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const data = Float32Array.from({ length: size }, (_, i) => start + i);
  return { dtype: "F32", shape, data };
}

Deno.test("fileWeights() gives what the file holds, and passes over the rest", () => {
  const weights = fileWeights(parseSafetensors(encodeSafetensors([
    ["a.kernel", floats([1, 1, 2, 3])],
    ["a.bias", floats([3], 10)],
    ["other", floats([7])],
  ])));
  assertEquals([...weights.kernel("a.kernel", [1, 1, 2, 3])], [
    0,
    1,
    2,
    3,
    4,
    5,
  ]);
  assertEquals([...weights.vector("a.bias", 3, 0)], [10, 11, 12]);
});

Deno.test("fileWeights() names what is missing or of another kind", () => {
  const half = { dtype: "F16", shape: [1], data: new Float16Array(1) } as const;
  const weights = fileWeights(parseSafetensors(
    encodeSafetensors([["a.kernel", floats([3, 3, 2, 1])], ["half", half]]),
    "net.safetensors",
  ));
  assertEquals(
    [
      assertThrows(() => weights.kernel("a.kernel", [1, 3, 2, 1]), RangeError),
      assertThrows(() => weights.vector("a.bias", 3, 0), SafetensorsError),
      assertThrows(() => weights.vector("half", 1, 0), SafetensorsError),
    ].map(({ message }) => message),
    [
      "Cannot use weights: shape of a.kernel must be [1,3,2,1], got [3,3,2,1]",
      'Cannot read net.safetensors: no tensor "a.bias"',
      'Cannot read net.safetensors: dtype of "half" must be F32, got F16',
    ],
  );
});

Deno.test("randomWeights() repeats by seed and path, in any order", () => {
  const one = randomWeights(new Rng(0));
  const other = randomWeights(new Rng(0));
  const a = one.kernel("a", [3, 3, 2, 4]);
  const b = one.kernel("b", [3, 3, 2, 4]);
  assertEquals(other.kernel("b", [3, 3, 2, 4]), b);
  assertEquals(other.kernel("a", [3, 3, 2, 4]), a);
  assert(a[0] !== b[0]);
  assert(randomWeights(new Rng(1)).kernel("a", [3, 3, 2, 4])[0] !== a[0]);
});

Deno.test("randomWeights() has He's variance, and vectors at their start", () => {
  const weights = randomWeights(new Rng(0));
  const values = weights.kernel("a", [3, 5, 4, 200]);
  const variance = values.reduce((sum, x) => sum + x * x, 0) / values.length;
  // Three standard errors of 12,000 draws.
  assert(Math.abs(variance / (2 / 60) - 1) < 3 * Math.sqrt(2 / 12_000));
  assertEquals([...weights.vector("b", 2, 1)], [1, 1]);
});
