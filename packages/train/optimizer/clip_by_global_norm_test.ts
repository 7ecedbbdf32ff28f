import { assert, assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { clipByGlobalNorm } from "./clip_by_global_norm.ts";
import { assertGolden, golden } from "./testing/golden.ts";

await tf.setBackend("cpu");

for (const most of [0.5, 1000]) {
  Deno.test(`clipByGlobalNorm() at ${most} gives what clip_grad_norm_ gives`, () => {
    tf.tidy(() => {
      const first = (name: string) =>
        golden(`gradients.${name}`).slice([0], [1]).squeeze([0]);
      const given = { weight: first("weight"), bias: first("bias") };
      const { gradients, norm } = clipByGlobalNorm(given, most);
      assertEquals(Object.keys(gradients), ["weight", "bias"]);
      assertGolden(norm, `clip.${most}.norm`);
      assertGolden(gradients["weight"]!, `clip.${most}.weight`);
      assertGolden(gradients["bias"]!, `clip.${most}.bias`);
    });
  });
}

Deno.test("clipByGlobalNorm() leaves short gradients as they are, zeros too", () => {
  tf.tidy(() => {
    const given = { a: tf.tensor1d([0.3, -0.4]) };
    const { gradients } = clipByGlobalNorm(given, 1);
    assertEquals(gradients["a"]!.dataSync(), given.a.dataSync());
    const zero = clipByGlobalNorm({ a: tf.zeros([2]) }, 1);
    assertEquals(zero.gradients["a"]!.arraySync(), [0, 0]);
    assertEquals(zero.norm.arraySync(), 0);
  });
});

Deno.test("clipByGlobalNorm()'s norm tells of gradients that are not finite", () => {
  tf.tidy(() => {
    for (const bad of [NaN, Infinity]) {
      const { norm } = clipByGlobalNorm({ a: tf.tensor1d([1, bad]) }, 1);
      assert(!Number.isFinite(norm.dataSync()[0]));
    }
  });
});

Deno.test("clipByGlobalNorm() leaves no tensors but those it returns", () => {
  const a = tf.ones([2]);
  const before = tf.memory().numTensors;
  const { gradients, norm } = clipByGlobalNorm({ a }, 1);
  assertEquals(tf.memory().numTensors, before + 2);
  tf.dispose([norm, gradients["a"]!, a]);
});

Deno.test("clipByGlobalNorm() says which limit it cannot use", () => {
  for (const most of [0, NaN]) {
    const { message } = assertThrows(
      () => clipByGlobalNorm({}, most),
      RangeError,
    );
    assertEquals(
      message,
      `Cannot clip gradients: most must be above 0, got ${most}`,
    );
  }
});
