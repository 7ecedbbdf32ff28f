import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { assertClose, distance } from "../testing/assert_close.ts";
import {
  SMALLER,
  TINY,
  tinyImages,
  tinyNoise,
  tinyRestorer,
} from "../testing/tiny.ts";

await tf.setBackend("cpu");

Deno.test("a seed repeats, 0 too; another gives another face", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const face = (seed: number | number[]) =>
      restorer.restore(x, { seed }).dataSync();
    assertEquals(face(0), face(0));
    assertEquals(face(5), face([5]));
    assert(distance(face(0), face(1)) > 0.1);
  });
});

Deno.test("a face depends on its image and its seed, not on the batch", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(3);
    const together = restorer.restore(x, { seed: [4, 9, 4] });
    for (const [i, seed] of [4, 9, 4].entries()) {
      const alone = restorer.restore(x.slice([i], [1]), { seed });
      const same = together.slice([i], [1]).dataSync();
      assertClose(same, alone.dataSync(), 1e-6);
    }
    const shared = restorer.restore(x, { seed: 4 });
    assertClose(
      shared.slice([2], [1]).dataSync(),
      together.slice([2], [1]).dataSync(),
      1e-6,
    );
  });
});

Deno.test("without noise the result is that of noise that is 0", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const { latent, decoder, skips } = tinyNoise(1, restorer.config);
    const still = {
      latent: tf.zerosLike(latent),
      decoder: Object.fromEntries(
        Object.entries(decoder).map(([resolution, { first, second }]) => [
          resolution,
          { first: tf.zerosLike(first), second: tf.zerosLike(second) },
        ]),
      ),
      skips: { 8: tf.zerosLike(skips[8]!) },
    };
    const plain = restorer.restore(x, { noise: false }).dataSync();
    assertEquals(restorer.apply(x).image.dataSync(), plain);
    assertEquals(restorer.apply(x, { noise: still }).image.dataSync(), plain);
  });
});

Deno.test("each part of the noise reaches the image", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const noise = tinyNoise(1, restorer.config);
    const image = restorer.apply(x, { noise }).image;
    const assertMoved = (other: typeof noise, what: string) => {
      const moved = restorer.apply(x, { noise: other }).image;
      const by = moved.sub(image).abs().max().dataSync()[0]!;
      assert(by > 1e-3, `${what} moved the image by ${by}`);
    };
    assertMoved({ ...noise, latent: noise.latent.neg() }, "latent");
    assertMoved({ ...noise, skips: { 8: noise.skips[8]!.neg() } }, "skips");
    for (
      const [resolution, { first, second }] of Object.entries(noise.decoder)
    ) {
      for (
        const changed of [{ first: first.neg() }, { second: second.neg() }]
      ) {
        const decoder = {
          ...noise.decoder,
          [resolution]: { first, second, ...changed },
        };
        assertMoved({ ...noise, decoder }, `decoder.${resolution}`);
      }
    }
  });
});

Deno.test("the variety of faces falls as the latent shuts its gate", () => {
  using restorer = tinyRestorer(SMALLER);
  const L = TINY.latent;
  for (const { path, variable } of restorer.variables()) {
    // Leaves the noise that the gate lets through, and no other use of z.
    if (path.endsWith("strength")) variable.assign(tf.scalar(0));
    if (path.endsWith("affine.weight")) {
      const gated = tf.range(0, 2 * L).greaterEqual(L).expandDims(1);
      variable.assign(tf.tidy(() => variable.mul(gated)));
    }
  }
  const variety = (z: number) =>
    tf.tidy(() => {
      const { weight, bias } = restorer.encoder.latent;
      weight.assign(tf.zerosLike(weight));
      bias!.assign(tf.fill([L], z));
      const x = tinyImages(1).tile<tf.Tensor4D>([6, 1, 1, 1]);
      const faces = restorer.restore(x, { seed: [1, 2, 3, 4, 5, 6] });
      return tf.moments(faces, 0).variance.mean().dataSync()[0]!;
    });
  const [open, half, narrow, shut] = [3, 0, -3, -30].map(variety);
  assert(
    open! > 1.5 * half! && half! > 10 * narrow!,
    `${open} ${half} ${narrow}`,
  );
  assert(shut! < 1e-6 * narrow!, `${shut}`);
});
