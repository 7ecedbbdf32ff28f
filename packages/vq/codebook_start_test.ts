import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { Codebook } from "./codebook.ts";
import { FAR, stateOf } from "./testing/codebook.ts";
import { normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

Deno.test("start() finds the means of clusters, and how much fell to each", () => {
  using book = new Codebook({ codes: 3, dimensions: 2 }, new Rng(0));
  assertEquals(book.isStarted, false);
  const rng = new Rng(1);
  const features = tf.tidy(() =>
    tf.concat(FAR.map((center) => normal(rng, [20, 2]).mul(0.1).add(center)))
  );
  book.start({ features, rng: new Rng(2) });
  assertEquals(book.isStarted, true);
  const { codes, count, sum } = stateOf(book);
  const sorted = codes.toSorted((a, b) =>
    a[0]! + 2 * a[1]! - b[0]! - 2 * b[1]!
  );
  const means = features.reshape([3, 20, 2]).mean(1).arraySync() as number[][];
  sorted.flat().forEach((x, i) =>
    assertAlmostEquals(x, means.flat()[i]!, 1e-5)
  );
  assertEquals(count, [20, 20, 20]);
  sum.flat().forEach((x, i) =>
    assertAlmostEquals(x, 20 * codes.flat()[i]!, 1e-4)
  );
});

Deno.test("start() repeats with the same Rng, and takes fewer features than codes", () => {
  const features = tf.tensor2d([[1, 0], [2, 0]]);
  const started = (seed: number) => {
    using book = new Codebook({ codes: 5, dimensions: 2 }, new Rng(0));
    book.start({ features, rng: new Rng(seed) });
    return stateOf(book);
  };
  assertEquals(started(3), started(3));
  const { codes, count } = started(3);
  assertEquals(count.reduce((a, b) => a + b), 2);
  assertEquals(codes.every(([x, y]) => [1, 2].includes(x!) && y === 0), true);
});

Deno.test("start() comes closer the more often the codes move", () => {
  const features = normal<tf.Rank.R2>(new Rng(4), [200, 2]);
  const distance = (iterations: number) => {
    using book = new Codebook({ codes: 8, dimensions: 2 }, new Rng(0));
    book.start({ features, rng: new Rng(0), iterations });
    return book.quantize(features).commitment.arraySync();
  };
  assertEquals(distance(20) < 0.95 * distance(1), true);
});
