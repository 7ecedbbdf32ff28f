import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assert } from "@std/assert";
import { Codebook } from "./codebook.ts";
import { countCodes } from "./count_codes.ts";
import { setCodes } from "./testing/codebook.ts";
import { normal } from "./testing/tensors.ts";
import { usage } from "./usage.ts";

await tf.setBackend("cpu");

const CODES = 16;
const FEATURES = 128;

/** Features around 8 centers that lie far apart. */
function mixture(rng: Rng): tf.Tensor2D {
  return tf.tidy(() => {
    const centers = normal<tf.Rank.R2>(new Rng(1), [8, 4]).mul(5);
    const which = Int32Array.from(
      { length: FEATURES },
      () => rng.integer(0, 8),
    );
    const noise = normal<tf.Rank.R2>(rng, [FEATURES, 4]).mul(0.5);
    return tf.gather(centers, tf.tensor1d(which, "int32")).add(noise);
  });
}

/** The share of codes in use after so many updates from a collapsed start. */
function usageAfter(steps: number, { revive }: { revive: boolean }): number {
  const rng = new Rng(2);
  using book = new Codebook({ codes: CODES, dimensions: 4, decay: 0.9 }, rng);
  setCodes(
    book,
    Array.from({ length: CODES }, () => [50, 0, 0, 0]),
    Array(CODES).fill(FEATURES / CODES),
  );
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const rows = Int32Array.from(
        { length: CODES },
        () => rng.integer(0, FEATURES),
      );
      const features = mixture(rng);
      book.update(
        revive ? { features, rows: tf.tensor1d(rows, "int32") } : { features },
      );
    });
  }
  return tf.tidy(() => {
    const { indices } = book.quantize(mixture(new Rng(3)));
    return usage(countCodes(indices, CODES)).arraySync();
  });
}

Deno.test("a collapsed codebook recovers: 90 % of its codes are used again", () => {
  assert(usageAfter(0, { revive: true }) < 0.1);
  assert(usageAfter(100, { revive: true }) >= 0.9);
});

Deno.test("a collapsed codebook stays so when no rows are given", () => {
  assert(usageAfter(100, { revive: false }) < 0.1);
});
