import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertClose } from "../testing/assert_close.ts";
import { openFixture, thin } from "../testing/fixture.ts";
import { fillByFormula } from "../testing/formula.ts";
import { gradientsOf } from "../testing/gradients.ts";
import { TINY, tinyImages } from "../testing/tiny.ts";
import { Discriminator } from "./discriminator.ts";

await tf.setBackend("cpu");

const TOLERANCE = 1e-4;
const CONFIG = { size: 64, channels: TINY.channels, group: 2 };
const golden = openFixture("discriminator");

function tinyDiscriminator(): Discriminator {
  const discriminator = new Discriminator(CONFIG, new Rng(0));
  fillByFormula(discriminator);
  return discriminator;
}

function assertGradients(
  prefix: string,
  gradients: ReadonlyMap<string, Float32Array>,
): void {
  const paths = golden.names(prefix);
  const largest = Math.max(
    ...paths.flatMap((path) => [...golden.read(prefix + path)].map(Math.abs)),
  );
  for (const path of paths) {
    const gradient = thin(gradients.get(path) ?? []);
    const expected = golden.read(prefix + path);
    // Second derivatives of biases come from the minibatch's deviation alone,
    // nearly cancel, and are 1 % of the others: PyTorch's own in float32 are off
    // by 5e-2 of them.
    assertClose(gradient, expected, TOLERANCE, path, 1e-5 * largest);
  }
}

/** How scores change with the images, `[B, S, S, 3]`. */
function slopeOf(discriminator: Discriminator, x: tf.Tensor4D): tf.Tensor4D {
  const score = (x: tf.Tensor) => discriminator.apply(x as tf.Tensor4D).sum();
  return tf.grad(score)(x) as tf.Tensor4D;
}

Deno.test("a Discriminator gives the scores of its twin in PyTorch", () => {
  assertEquals(golden.config, CONFIG);
  using discriminator = tinyDiscriminator();
  tf.tidy(() => {
    const x = tinyImages(4);
    const scores = discriminator.apply(x).dataSync();
    assertClose(scores, golden.read("scores"), TOLERANCE, "scores");
    const slope = thin(slopeOf(discriminator, x).dataSync());
    assertClose(slope, golden.read("slope"), TOLERANCE, "slope");
  });
});

Deno.test("every parameter of a Discriminator has the gradient of its twin", () => {
  using discriminator = tinyDiscriminator();
  const gradients = gradientsOf(
    discriminator,
    () => discriminator.apply(tinyImages(4)).softplus().mean(),
  );
  assertEquals(
    [...gradients.keys()].sort(),
    golden.names("gradient.").sort(),
  );
  assertGradients("gradient.", gradients);
});

Deno.test("the gradient of R1's penalty is that of the twin", () => {
  using discriminator = tinyDiscriminator();
  const penalty = () =>
    slopeOf(discriminator, tinyImages(4)).square().sum([1, 2, 3])
      .mean<tf.Scalar>();
  tf.tidy(() => {
    assertClose(
      penalty().dataSync(),
      golden.read("penalty"),
      TOLERANCE,
      "penalty",
    );
  });
  assertGradients("second.", gradientsOf(discriminator, penalty));
});
