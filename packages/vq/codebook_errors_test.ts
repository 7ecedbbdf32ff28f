import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertThrows } from "@std/assert";
import { Codebook } from "./codebook.ts";
import { codebook } from "./testing/codebook.ts";

await tf.setBackend("cpu");

Deno.test("Codebook refuses numbers out of range", () => {
  const refused = {
    codes: [0, "a positive integer"],
    dimensions: [1.5, "a positive integer"],
    decay: [1, "at least 0 and below 1"],
    epsilon: [0, "positive"],
    threshold: [-0.1, "from 0 to 1"],
  } as const;
  for (const [name, [value, must]] of Object.entries(refused)) {
    const config = { codes: 3, dimensions: 2, [name]: value };
    assertThrows(
      () => new Codebook(config, new Rng(0)),
      RangeError,
      `Cannot create Codebook: ${name} must be ${must}, got ${value}`,
    );
  }
});

Deno.test("Codebook refuses other shapes", () => {
  using book = codebook();
  const features = tf.ones([4, 5]);
  const message =
    "Cannot use features of shape [4,5]: d is 5 here but 2 in codes";
  assertThrows(() => book.update({ features }), RangeError, message);
  assertThrows(
    () => book.start({ features, rng: new Rng(0) }),
    RangeError,
    message,
  );
  assertThrows(
    () =>
      book.update({
        features: tf.ones([4, 2]),
        rows: tf.tensor1d([0], "int32"),
      }),
    RangeError,
    "Cannot use rows of shape [1]: K is 1 here but 3 in codes",
  );
  assertThrows(
    () =>
      book.start({
        features: tf.ones([4, 2]),
        rng: new Rng(0),
        iterations: 0,
      }),
    RangeError,
    "Cannot start Codebook: iterations must be a positive integer, got 0",
  );
});
