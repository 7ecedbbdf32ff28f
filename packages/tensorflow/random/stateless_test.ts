import * as tf from "@tensorflow/tfjs";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { held, testBackend } from "../testing/backend.ts";
import type { RandomKey } from "./random_key.ts";
import { statelessNormal } from "./stateless_normal.ts";
import { statelessUniform } from "./stateless_uniform.ts";
import golden from "./testdata/stateless_golden.json" with { type: "json" };

const backend = await testBackend();

/** The values of a tensor, which is disposed. */
function values(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync<"float32">();
  tensor.dispose();
  return values;
}

function normals(key: RandomKey, count = 5): Float32Array {
  return values(statelessNormal([count], key));
}

const integer = fc.maxSafeInteger();
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const stream = fc.option(fc.oneof(fc.string(), integer), { nil: undefined });

for (const { key, normal, uniform } of golden) {
  const name = JSON.stringify(key);
  Deno.test(`numbers for ${name} are those of Python's TensorFlow`, () => {
    const count = normal.length;
    // A mathematical library may round logarithms and sines differently.
    normals(key, count).forEach((x, i) =>
      assertAlmostEquals(x, normal[i]!, 1e-6)
    );
    assertEquals([...values(statelessUniform([count], key))], uniform);
  });
}

Deno.test("a step and a seed may be tensors or numbers: the numbers are equal", () => {
  fc.assert(fc.property(int32, int32, stream, (seed, step, stream) => {
    const tensors = {
      seed: tf.scalar(seed, "int32"),
      step: tf.variable(tf.scalar(step, "int32"), false),
    };
    const drawn = normals({ ...tensors, stream });
    tf.dispose([tensors.seed, tensors.step]);
    assertEquals(drawn, normals({ seed, step, stream }));
  }));
});

Deno.test("keys that differ in anything have nothing in common", () => {
  fc.assert(
    fc.property(
      fc.record({ seed: integer, step: integer, stream }),
      fc.record({ seed: integer, step: integer, stream }),
      (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        const ours = new Set(normals(a));
        assert(normals(b).every((x) => !ours.has(x)));
      },
    ),
  );
});

Deno.test('seed and step cannot be swapped, nor label 3 for label "3"', () => {
  const drawn = [
    normals({ seed: 1, step: 3 }),
    normals({ seed: 3, step: 1 }),
    normals({ seed: 1, step: 3, stream: 3 }),
    normals({ seed: 1, step: 3, stream: "3" }),
    normals({ seed: 1, step: 3, stream: "" }),
    normals({ seed: 1, step: 3, stream: 0 }),
  ];
  assertEquals(new Set(drawn.map(String)).size, drawn.length);
});

Deno.test("sample i of a batch is what its seed gives alone", () => {
  const seeds = fc.array(int32, { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(seeds, stream, (seeds, stream) => {
    const key = { step: 4, stream };
    const list = statelessNormal([seeds.length, 2, 3], { ...key, seed: seeds });
    const tensor = tf.tensor1d(seeds, "int32");
    const same = statelessNormal([seeds.length, 2, 3], {
      ...key,
      seed: tensor,
    });
    tensor.dispose();
    const alone = seeds.flatMap((seed) => [...normals({ ...key, seed }, 6)]);
    assertEquals([...values(list)], alone);
    assertEquals([...values(same)], alone);
  }));
});

Deno.test("a batch may have 64 samples and more, with seeds beyond int32", () => {
  const seed = Array.from({ length: 70 }, (_, i) => 2 ** 52 + i);
  const batch = statelessNormal([70, 1], { seed, step: 0 });
  const alone = seed.map((seed) => normals({ seed, step: 0 }, 1)[0]!);
  assertEquals([...values(batch)], alone);
});

Deno.test("uniform numbers keep to [low, high), also where a sum rounds up", () => {
  const key = { seed: 1, step: 0 };
  const narrow = { low: 2 ** 23, high: 2 ** 23 + 1 };
  assertEquals(
    new Set(values(statelessUniform([64], { ...key, ...narrow }))),
    new Set([narrow.low]),
  );
  const below = { low: -1 - 2 ** -23, high: -1 };
  assertEquals(
    new Set(values(statelessUniform([64], { ...key, ...below }))),
    new Set([below.low]),
  );
  const finite = fc.float({ noNaN: true, noDefaultInfinity: true })
    .filter((x) => x === 0 || Math.abs(x) >= 2 ** -126);
  fc.assert(fc.property(finite, finite, (low, high) => {
    fc.pre(high - low >= 2 ** -126 && Math.fround(high - low) < Infinity);
    const drawn = values(statelessUniform([32], { ...key, low, high }));
    assert(drawn.every((x) => x >= low && x < high), String([...drawn]));
  }));
});

Deno.test("shapes of any rank, and empty ones, are filled", () => {
  const key = { seed: 1, step: 1 };
  for (const shape of [[], [0], [3], [2, 0, 2], [1, 2, 3, 4, 5, 6]]) {
    const drawn = statelessNormal(shape, key);
    assertEquals([drawn.shape, drawn.dtype], [shape, "float32"]);
    assertEquals(values(drawn).length, shape.reduce((a, b) => a * b, 1));
  }
});

Deno.test("drawing holds one tensor, and none when that is disposed", () => {
  const seed = tf.tensor1d([1, 2, 3], "int32");
  backend.getInputTensorIds([seed]);
  const before = held(backend);
  const [tensors, native] = before;
  const draws = [
    () => statelessNormal([3, 4], { seed: 0, step: 1, stream: "a" }),
    () => statelessNormal([3, 4], { seed, step: 1, stream: "a" }),
    () => statelessUniform([3, 4], { seed: [1, 2, 3], step: 1, low: -1 }),
  ];
  for (const draw of draws) {
    const drawn = draw();
    assertEquals(held(backend), [tensors + 1, native + 1]);
    drawn.dispose();
    assertEquals(held(backend), before);
  }
  seed.dispose();
});
