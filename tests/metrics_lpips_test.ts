import { createImage, type Image, Rng } from "@revisage/core";
import {
  type PerceptualDistance,
  perceptualDistances,
} from "@revisage/metrics";
import { LpipsNet, randomWeights } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";

await tf.setBackend("cpu");

/** What a program that has both packages writes. */
function lpipsDistance(network: LpipsNet, digest: string): PerceptualDistance {
  return {
    name: `lpips-${network.trunk}`,
    digest,
    compare: async (pairs) => {
      const totals: number[] = [];
      for (const { restored, reference } of pairs) {
        const total = tf.tidy(() =>
          network.compare(tensorOf(restored), tensorOf(reference)).total
        );
        totals.push(...await total.data());
        total.dispose();
      }
      return Float64Array.from(totals);
    },
  };
}

/** In [−1, 1], `[1, H, W, 3]`. */
function tensorOf({ width, height, data }: Image): tf.Tensor4D {
  return tf.tensor4d(Float32Array.from(data), [1, height, width, 3])
    .div<tf.Tensor4D>(127.5).sub<tf.Tensor4D>(1);
}

function noise(seed: number): Image {
  const rng = new Rng(seed);
  const image = createImage(20, 17);
  for (let i = 0; i < image.data.length; i++) {
    image.data[i] = rng.integer(0, 256);
  }
  return image;
}

Deno.test("LpipsNet serves as a PerceptualDistance, and leaves no tensor behind", async () => {
  const reference = noise(0), other = noise(1);
  using network = new LpipsNet("squeeze", randomWeights(new Rng(0)));
  const before = tf.memory().numTensors;
  const distances = await perceptualDistances([
    { restored: reference, reference },
    { restored: other, reference },
    { restored: reference, reference: other },
  ], lpipsDistance(network, "0".repeat(64)));
  assertEquals(tf.memory().numTensors, before);
  assertEquals(distances[0], 0);
  assert(distances[1]! > 0);
  assert(Math.abs(distances[1]! - distances[2]!) < 1e-6 * distances[1]!);
});
