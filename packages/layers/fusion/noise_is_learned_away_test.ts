import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { assert } from "@std/assert";
import { Rng } from "@revisage/core";
import { draw } from "../testing/check.ts";
import { createFusion, type FusionType } from "./create_fusion.ts";

await tf.setBackend("cpu");

const [BATCH, SIZE, CHANNELS] = [16, 4, 2];
const SHAPE: [number, number, number, number] = [BATCH, SIZE, SIZE, CHANNELS];

/**
 * The decoder has it right already, and the skip brings noise where the encoder
 * saw nothing: what a fusion should learn is to leave it out.
 */
function batch(step: number | string) {
  const truth = draw<tf.Rank.R4>(SHAPE, `truth ${step}`).mul<Tensor4D>(0.2)
    .add<Tensor4D>(1);
  return { truth, encoder: draw<tf.Rank.R4>(SHAPE, `noise ${step}`) };
}

/** Fits a fusion, and gives its mean squared error on what it has not seen. */
function errorAfterFit(type: FusionType): number {
  using fusion = createFusion(
    type,
    { size: SIZE, channels: CHANNELS },
    new Rng(0),
  );
  const error = (step: number | string) => {
    const { truth, encoder } = batch(step);
    return fusion.apply({ encoder, decoder: truth }).sub(truth).square().mean()
      .asScalar();
  };
  const variables = Array.from(fusion.variables(), (v) => v.variable);
  for (let step = 0; step < 100 && variables.length > 0; step++) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => error(step), variables);
      for (const v of variables) v.assign(v.sub(grads[v.name]!.mul(2)));
    });
  }
  return tf.tidy(() => error("unseen").dataSync()[0]!);
}

Deno.test("a skip of pure noise is learned away by LGF, while add keeps it", () => {
  const [lgf, add] = [errorAfterFit("lgf"), errorAfterFit("add")];
  assert(add > 0.9, `add keeps all of the noise's variance, 1: ${add}`);
  assert(lgf < 0.05, `LGF keeps little of it: ${lgf}`);
});
