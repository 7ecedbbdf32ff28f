import { ConfigError, Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { fillByFormula } from "../testing/formula.ts";
import { tinyImages } from "../testing/tiny.ts";
import {
  DEFAULT_DISCRIMINATOR,
  type DiscriminatorConfig,
  parseDiscriminatorConfig,
} from "./config.ts";
import { Discriminator } from "./discriminator.ts";

await tf.setBackend("cpu");

const CONFIG: DiscriminatorConfig = {
  size: 64,
  channels: { base: 64, max: 4 },
  group: 4,
};

function tiny(config: Partial<DiscriminatorConfig> = {}): Discriminator {
  const discriminator = new Discriminator({ ...CONFIG, ...config }, new Rng(0));
  fillByFormula(discriminator);
  return discriminator;
}

function scores(config: Partial<DiscriminatorConfig>, x: tf.Tensor4D) {
  using discriminator = tiny(config);
  return tf.tidy(() => discriminator.apply(x).dataSync().slice());
}

Deno.test("a discriminator's config is checked as the restorer's is", () => {
  assertEquals(parseDiscriminatorConfig({}), DEFAULT_DISCRIMINATOR);
  const refused = [
    { sise: 64 },
    { group: 0 },
    { size: 512, channels: { base: 256 } },
  ].map((config) =>
    assertThrows(() => parseDiscriminatorConfig(config), ConfigError).message
  );
  assertEquals(refused, [
    'Cannot read config: unknown key "sise", did you mean "size"?',
    "Cannot read config: group must be an integer from 1 to 64, got 0",
    "Cannot read config: channels.base must be at least the size, 512, got 256",
  ]);
});

Deno.test("channels, and the group of images compared, change the scores", () => {
  const x = tinyImages(4);
  const usual = scores({}, x);
  assertEquals(scores({}, x), usual);
  for (const group of [1, 2]) assert(scores({ group }, x)[0] !== usual[0]);
  const wider = scores({ channels: { base: 128, max: 4 } }, x);
  assert(wider[0] !== usual[0]);
  x.dispose();
});

Deno.test("with groups of one, a score depends on its image alone", () => {
  const x = tinyImages(2);
  const alone = x.slice([1], [1]);
  const [, together] = scores({ group: 1 }, x);
  assert(Math.abs(scores({ group: 1 }, alone)[0]! - together!) < 1e-5);
  tf.dispose([x, alone]);
});

Deno.test("any batch can be judged, and differentiated twice", () => {
  using discriminator = tiny();
  for (const batch of [1, 3]) {
    tf.tidy(() => {
      const slope = tf.grad((x: tf.Tensor) =>
        discriminator.apply(x as tf.Tensor4D).sum()
      );
      const { weight } = discriminator.dense;
      const penalty = () => slope(tinyImages(batch)).square().sum<tf.Scalar>();
      const { grads } = tf.variableGrads(penalty, [weight]);
      const numbers = grads[weight.name]!.dataSync();
      assert(numbers.every(Number.isFinite) && numbers.some((x) => x !== 0));
    });
  }
});

Deno.test("nothing is left behind", () => {
  const before = tf.memory().numTensors;
  const x = tinyImages(1);
  {
    using discriminator = tiny();
    const made = tf.memory().numTensors;
    discriminator.apply(x).dispose();
    assertEquals(tf.memory().numTensors, made);
  }
  x.dispose();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("images of another size are refused", () => {
  using discriminator = tiny();
  tf.tidy(() => {
    const error = assertThrows(
      () => discriminator.apply(tf.zeros([1, 32, 32, 3])),
      RangeError,
    );
    assertEquals(
      error.message,
      "Cannot use x of shape [1,32,32,3]: S must be 64, got 32",
    );
  });
});
