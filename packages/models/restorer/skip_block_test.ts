import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { fillByFormula, formulaTensor } from "../testing/formula.ts";
import { SkipBlock } from "./skip_block.ts";

await tf.setBackend("cpu");

function smallBlock(): SkipBlock {
  const config = { channels: 3, style: 4, noise: true, codes: 5 };
  const block = new SkipBlock(config, new Rng(0));
  fillByFormula(block);
  return block;
}

const P: [number, number, number, number] = [2, 4, 4, 3];

Deno.test("a skip block sees only the codes of its features", () => {
  using block = smallBlock();
  tf.tidy(() => {
    const p = formulaTensor<tf.Rank.R4>("p", P);
    const style = formulaTensor<tf.Rank.R2>("s", [2, 4]);
    const { quantized } = block.codebook!.quantize(p);
    const { feature } = block.apply(p, style, null, true);
    const direct = block.apply(quantized, style, null, false);
    assertEquals(feature.dataSync(), direct.feature.dataSync());
    assertEquals(direct.code, undefined);
  });
});

Deno.test("the gradient at a code passes straight to the encoder, none to codes", () => {
  using block = smallBlock();
  tf.tidy(() => {
    const p = formulaTensor<tf.Rank.R4>("p", P);
    const style = formulaTensor<tf.Rank.R2>("s", [2, 4]);
    const through = (quantize: boolean) => (p: tf.Tensor) =>
      block.apply(p as tf.Tensor4D, style, null, quantize).feature.square()
        .sum();
    const { quantized } = block.codebook!.quantize(p);
    const straight = tf.grad(through(true))(p);
    const atCodes = tf.grad(through(false))(quantized);
    assertEquals(straight.dataSync(), atCodes.dataSync());
    assert(straight.abs().max().dataSync()[0]! > 0.1);

    const { codes } = block.codebook!;
    const { grads } = tf.engine().gradients(
      () => {
        const { feature, code } = block.apply(p, style, null, true);
        return feature.sum().add(code!.commitment);
      },
      [codes],
      undefined,
      true,
    );
    assertEquals(grads[0] ?? null, null);
  });
});
