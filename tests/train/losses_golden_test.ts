/**
 * Losses through whole networks against PyTorch: the perceptual loss, and R1 by
 * the discriminator's second derivatives.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import { Discriminator, Vgg19 } from "@revisage/models";
import { differentiate, perceptualLoss, r1Penalty } from "@revisage/train";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertNear } from "../../packages/models/extractors/testing/fixture.ts";
import { HASHED_WEIGHTS } from "../../packages/models/extractors/testing/hashed_weights.ts";
import { image } from "../../packages/models/extractors/testing/images.ts";
import { assertClose } from "../../packages/models/testing/assert_close.ts";
import { openFixture, thin } from "../../packages/models/testing/fixture.ts";
import { fillByFormula } from "../../packages/models/testing/formula.ts";
import { tinyImages } from "../../packages/models/testing/tiny.ts";

await tf.setBackend("cpu");

for (const input of ["keras", "torchvision"] as const) {
  Deno.test(`perceptualLoss() is PyTorch's with GFPGAN's layers, ${input}'s way`, () => {
    using vgg = new Vgg19(HASHED_WEIGHTS, { input });
    tf.tidy(() => {
      const y = image("y", [1, 19, 16, 3]);
      const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
        perceptualLoss(vgg, x, y)
      )(image("x", [1, 19, 16, 3]));
      assertNear(value.dataSync(), `vgg19.${input}.loss`);
      assertNear(grad.dataSync(), `vgg19.${input}.gradient`);
    });
  });
}

Deno.test("r1Penalty() of a Discriminator, and its gradient, are PyTorch's", () => {
  const golden = openFixture("discriminator");
  const [gamma, interval] = [10, 16], factor = gamma / 2 * interval;
  const config = golden.config as Discriminator["config"];
  using discriminator = new Discriminator(config, new Rng(0));
  fillByFormula(discriminator);
  const { value, gradients } = differentiate(discriminator, () => ({
    total: r1Penalty((x) => discriminator.apply(x), tinyImages(4), {
      gamma,
      interval,
    }),
  }));
  const scaled = (name: string) => golden.read(name).map((x) => factor * x);
  assertClose(value.total.dataSync(), scaled("penalty"), 1e-4, "penalty");
  const weights = golden.names("second.").filter((path) =>
    path.endsWith("weight")
  );
  assert(weights.length > 10);
  const largest = Math.max(
    ...weights.flatMap((path) => [...scaled(`second.${path}`)].map(Math.abs)),
  );
  for (const path of weights) {
    const gradient = thin(gradients[path]!.dataSync());
    const expected = scaled(`second.${path}`);
    assertClose(gradient, expected, 1e-4, path, 1e-5 * largest);
  }
  assertEquals(Object.keys(gradients).sort(), golden.names("second.").sort());
});
