import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors, parseSafetensors, Rng } from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { Codebook } from "./codebook.ts";
import { codebook, FAR, setCodes, stateOf } from "./testing/codebook.ts";
import { assertLevel, normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

Deno.test("Codebook keeps its variables as buffers, that no optimizer trains", () => {
  using codebook = new Codebook({ codes: 4, dimensions: 3 }, new Rng(0));
  assertEquals(
    Array.from(
      codebook.variables(),
      ({ path, kind, variable }) => [path, kind, variable.shape],
    ),
    [
      ["codes", "buffer", [4, 3]],
      ["count", "buffer", [4]],
      ["sum", "buffer", [4, 3]],
    ],
  );
});

Deno.test("Codebook of one seed has the same codes, of another seed others", () => {
  const codes = (seed: number) => {
    using codebook = new Codebook({ codes: 4, dimensions: 3 }, new Rng(seed));
    return codebook.codes.arraySync();
  };
  assertEquals(codes(0), codes(0));
  assertEquals(codes(0)[0]![0] === codes(1)[0]![0], false);
});

Deno.test("quantize() gives codes, rows and commitment, and changes nothing", () => {
  using book = codebook();
  const before = stateOf(book);
  const p = tf.tensor3d([[[1, 0], [7, 1]]]);
  const { quantized, indices, commitment } = book.quantize(p);
  assertEquals(quantized.arraySync(), [[[0, 0], [8, 0]]]);
  assertEquals(indices.arraySync(), [[0, 1]]);
  assertEquals(commitment.arraySync(), (1 + 0 + 1 + 1) / 4);
  assertEquals(stateOf(book), before);
});

Deno.test("update() takes a decay of its own, as one of the config's", () => {
  const features = tf.tensor3d([[[1, 0], [3, 2]], [[8, 4], [1, 7]]]);
  using slow = codebook({ decay: 0.99 });
  slow.update({ features, decay: 0.5 });
  using fast = codebook({ decay: 0.5 });
  fast.update({ features });
  assertEquals(stateOf(slow), stateOf(fast));
  assertThrows(
    () => slow.update({ features, decay: 1 }),
    RangeError,
    "decay must be at least 0 and below 1, got 1",
  );
});

Deno.test("update() moves a code as the moving averages say", () => {
  using book = codebook({ decay: 0.75 });
  book.update({ features: tf.tensor3d([[[1, 0], [3, 2]], [[8, 4], [1, 7]]]) });
  const { codes, count, sum } = stateOf(book);
  assertEquals(count, [1.25, 1, 1]);
  assertEquals(sum, [[1, 0.5], [8, 1], [0.25, 7.75]]);
  const n = 3.25;
  const smoothed = (count: number) => (count + 1e-5) / (n + 3e-5) * n;
  const wanted = [[1 / smoothed(1.25), 0.5 / smoothed(1.25)], [
    8 / smoothed(1),
    1 / smoothed(1),
  ], [0.25 / smoothed(1), 7.75 / smoothed(1)]];
  codes.flat().forEach((x, i) =>
    assertAlmostEquals(x, wanted.flat()[i]!, 1e-6)
  );
});

Deno.test("update() moves only codes that a feature fell to", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const rng = new Rng(seed);
      using book = new Codebook({ codes: 12, dimensions: 2 }, rng);
      for (let step = 0; step < 3; step++) {
        const before = stateOf(book).codes;
        tf.tidy(() => {
          const features = normal(rng, [8, 2]);
          const { indices } = book.quantize(features);
          const hit = new Set(indices.dataSync());
          book.update({ features });
          const { codes } = stateOf(book);
          for (const [k, code] of codes.entries()) {
            assertEquals(code[0] !== before[k]![0], hit.has(k));
          }
        });
      }
    }),
    { numRuns: 20 },
  );
});

Deno.test("update() leaves a code that was long not hit where it is", () => {
  using book = codebook();
  for (let step = 0; step < 400; step++) {
    book.update({ features: tf.tensor2d([[7, 1], [9, 3]]) });
  }
  const { codes } = stateOf(book);
  assertEquals([codes[0], codes[2]], [FAR[0], FAR[2]]);
});

Deno.test("update() of a new codebook moves codes all the way", () => {
  using book = new Codebook({ codes: 1, dimensions: 2 }, new Rng(0));
  book.update({ features: tf.tensor2d([[7, 1], [9, 3]]) });
  const [[x, y]] = stateOf(book).codes as [[number, number]];
  assertAlmostEquals(x, 8, 1e-5);
  assertAlmostEquals(y, 2, 1e-5);
});

Deno.test("update() of a new codebook overshoots where features are few for its codes", () => {
  const firstCode = (count: number) => {
    using book = new Codebook({ codes: 1024, dimensions: 1 }, new Rng(0));
    const values = Array.from({ length: 1024 }, (_, i) => [-i]);
    setCodes(book, values, values.map(() => 0));
    book.update({ features: tf.fill([count, 1], 5) });
    return stateOf(book).codes[0]![0]!;
  };
  // By 1 + K·ε / (N · (1 − decay)), but for the smoothing of one count.
  assertAlmostEquals(firstCode(1), 5 * 2.024 / 1.001, 1e-3);
  assertAlmostEquals(firstCode(1024), 5 * 1.001, 1e-3);
});

Deno.test("update() converges to the means of the clusters", () => {
  using book = codebook({ decay: 0.9 });
  const rng = new Rng(5);
  const features = tf.tidy(() =>
    tf.concat(FAR.map((center) => normal(rng, [20, 2]).add(center)))
  );
  const means = features.reshape([3, 20, 2]).mean(1).arraySync() as number[][];
  for (let step = 0; step < 200; step++) book.update({ features });
  stateOf(book).codes.flat().forEach((x, i) =>
    assertAlmostEquals(x, means.flat()[i]!, 1e-5)
  );
});

Deno.test("update() puts features in the place of dead codes, if rows are given", () => {
  using book = codebook({ threshold: 0.5 });
  setCodes(book, FAR, [4, 0.5, 4]);
  const features = tf.tensor2d([[1, 1], [0, 1], [1, 0], [0, 7]]);
  const rows = tf.tensor1d([0, 3, 2], "int32");
  using other = codebook({ threshold: 0.5 });
  setCodes(other, FAR, [4, 0.5, 4]);
  book.update({ features, rows });
  other.update({ features });
  const [revived, plain] = [stateOf(book), stateOf(other)];
  assertEquals(revived.codes[1], [0, 7]);
  assertEquals(plain.codes[1], [8, 0]);
  for (const k of [0, 2]) assertEquals(revived.codes[k], plain.codes[k]);
  const least = plain.count.reduce((a, b) => a + b) / 3 * 0.5;
  assertAlmostEquals(revived.count[1]!, least, 1e-6);
  assertAlmostEquals(revived.sum[1]![1]!, 7 * least, 1e-5);
});

Deno.test("Codebook with a threshold of 0 revives no code", () => {
  using book = codebook({ threshold: 0 });
  setCodes(book, FAR, [4, 0, 4]);
  const rows = tf.tensor1d([0, 0, 0], "int32");
  book.update({ features: tf.tensor2d([[1, 1]]), rows });
  assertEquals(stateOf(book).codes[1], [8, 0]);
});

Deno.test("Codebook saved and loaded into a new one goes on the same", () => {
  using saved = codebook();
  const features = normal<tf.Rank.R2>(new Rng(6), [30, 2]);
  saved.update({ features });
  const bytes = encodeSafetensors(
    Array.from(saved.variables(), ({ path, variable }) => {
      const data = variable.dataSync<"float32">();
      return [path, { dtype: "F32", shape: variable.shape, data }] as const;
    }),
  );

  using file = parseSafetensors(bytes);
  using loaded = new Codebook({ codes: 3, dimensions: 2 }, new Rng(9));
  const values = Array.from(file.entries, ([path, { shape }]) => {
    const { data } = file.read(path, "F32");
    return [path, tf.tensor(data, [...shape])] as const;
  });
  assignVariables(loaded, new Map(values));
  assertEquals(loaded.isStarted, true);
  for (const book of [saved, loaded]) book.update({ features });
  assertEquals(stateOf(loaded), stateOf(saved));
});

Deno.test("Codebook leaves nothing behind", () => {
  const features = normal<tf.Rank.R3>(new Rng(7), [2, 10, 2]);
  const rows = tf.tensor1d([0, 1, 2], "int32");
  assertLevel(() => {
    using book = codebook();
    assertLevel(() => book.update({ features }));
    assertLevel(() => book.update({ features, rows }));
    assertLevel(() => book.start({ features, rng: new Rng(0) }));
    assertLevel(() => tf.dispose({ ...book.quantize(features) }));
  });
});
