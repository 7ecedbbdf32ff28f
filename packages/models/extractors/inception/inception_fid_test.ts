import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors, parseSafetensors } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { assertNear } from "../testing/fixture.ts";
import { HASHED_WEIGHTS } from "../testing/hashed_weights.ts";
import { image } from "../testing/images.ts";
import { assertLevel } from "../testing/level.ts";
import { InceptionFid } from "./inception_fid.ts";

await tf.setBackend("cpu");

const network = new InceptionFid(HASHED_WEIGHTS);

Deno.test("InceptionFid sees what pytorch-fid's network sees, at every layer", () => {
  const layers = [64, 192, 768, 2048] as const;
  tf.tidy(() => {
    const seen = network.features(image("x", [1, 107, 139, 3]), layers);
    for (const layer of layers) {
      assertNear(seen[layer].dataSync(), `inception.${layer}`);
    }
  });
});

Deno.test("InceptionFid runs no layer deeper than it is asked for, and leaves no tensors", () =>
  assertLevel(() => {
    const x = image("x", [1, 75, 75, 3]);
    const kept = tf.memory().numTensors;
    const found = network.features(x, [64]);
    assertEquals(Object.keys(found), ["64"]);
    assertEquals(found[64].shape, [1, 17, 17, 64]);
    assertEquals(tf.memory().numTensors, kept + 1);
    tf.dispose([found, x]);
  }));

Deno.test("InceptionFid is frozen, its normalizations folded", () => {
  const variables = [...network.variables()];
  assert(variables.every(({ kind }) => kind === "buffer"));
  // 94 convolutions, each with a kernel and a bias.
  assertEquals(variables.length, 2 * 94);
  assertEquals(variables[0]!.path, "Conv2d_1a_3x3.kernel");
  assertEquals(variables.at(-1)!.path, "Mixed_7c.branch_pool.bias");
});

Deno.test("InceptionFid says what it cannot use", () => {
  tf.tidy(() => {
    const small = tf.zeros<tf.Rank.R4>([1, 75, 74, 3]);
    const messages = [
      () => network.apply(small),
      () => network.apply(tf.zeros([1, 75, 75, 1])),
      () => InceptionFid.load(parseSafetensors(encodeSafetensors([]), "empty")),
    ].map((wrong) => assertThrows(wrong, Error).message);
    assertEquals(messages, [
      "Cannot use x of shape [1,75,74,3]: height and width must be at least 75",
      "Cannot use x of shape [1,75,75,1]: axis 3 must be 3, got 1",
      'Cannot read empty: no tensor "Conv2d_1a_3x3.conv.kernel"',
    ]);
  });
});
