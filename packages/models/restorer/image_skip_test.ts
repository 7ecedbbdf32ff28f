import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertClose } from "../testing/assert_close.ts";
import { formulaTensor } from "../testing/formula.ts";
import { ImageSkip } from "./image_skip.ts";

await tf.setBackend("cpu");

function apply(skip: ImageSkip) {
  return tf.tidy(() => {
    const painted = formulaTensor<tf.Rank.R4>("painted", [2, 4, 4, 3]);
    const degraded = formulaTensor<tf.Rank.R4>("degraded", [2, 4, 4, 3]);
    const feature = formulaTensor<tf.Rank.R4>("feature", [2, 4, 4, 5]);
    const style = formulaTensor<tf.Rank.R2>("style", [2, 6]);
    const image = skip.apply({ painted, degraded, feature, style });
    const through = image.sub(painted).div<tf.Tensor4D>(degraded);
    assertEquals(image.shape, painted.shape);
    return through.arraySync();
  });
}

Deno.test("a gate of 0 lets nothing through, and one of 1 all that is degraded", () => {
  using skip = new ImageSkip(5, 6, new Rng(0));
  skip.bias.assign(tf.tensor1d([-1e3]));
  assertClose(apply(skip).flat(3), new Array(96).fill(0), 1e-4);
  skip.bias.assign(tf.tensor1d([1e3]));
  assertClose(apply(skip).flat(3), new Array(96).fill(1), 1e-4);
});

Deno.test("each pixel has a gate of its own, the same for its three channels", () => {
  using skip = new ImageSkip(5, 6, new Rng(0));
  const gates = apply(skip).flat(2);
  for (const [red, green, blue] of gates) {
    assertClose([green!, blue!], [red!, red!], 1e-3);
  }
  assertEquals(new Set(gates.map(([red]) => red!.toFixed(3))).size > 16, true);
});
