import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertClose } from "../testing/assert_close.ts";
import { formulaTensor } from "../testing/formula.ts";
import { PixelGate } from "./pixel_gate.ts";

await tf.setBackend("cpu");

/** How much of p comes through. */
function apply(gate: PixelGate) {
  return tf.tidy(() => {
    const p = formulaTensor<tf.Rank.R4>("p", [2, 4, 4, 3]);
    const q = formulaTensor<tf.Rank.R4>("q", [2, 4, 4, 3]);
    const activations = formulaTensor<tf.Rank.R4>("activations", [2, 4, 4, 5]);
    const style = formulaTensor<tf.Rank.R2>("style", [2, 6]);
    const both = gate.apply({ p, q, activations, style });
    assertEquals(both.shape, q.shape);
    return both.sub(q).div<tf.Tensor4D>(p).arraySync();
  });
}

Deno.test("a gate of 0 lets nothing through, and one of 1 all that comes", () => {
  using gate = new PixelGate(5, 6, new Rng(0));
  gate.bias.assign(tf.tensor1d([-1e3]));
  assertClose(apply(gate).flat(3), new Array(96).fill(0), 1e-4);
  gate.bias.assign(tf.tensor1d([1e3]));
  assertClose(apply(gate).flat(3), new Array(96).fill(1), 1e-4);
});

Deno.test("each pixel has a gate of its own, the same for its three channels", () => {
  using gate = new PixelGate(5, 6, new Rng(0));
  const gates = apply(gate).flat(2);
  for (const [red, green, blue] of gates) {
    assertClose([green!, blue!], [red!, red!], 1e-3);
  }
  assertEquals(new Set(gates.map(([red]) => red!.toFixed(3))).size > 16, true);
});
