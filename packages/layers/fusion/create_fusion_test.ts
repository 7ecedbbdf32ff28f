import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { Rng } from "@revisage/core";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "../testing/check.ts";
import { addFusion } from "./add_fusion.ts";
import { ConcatFusion, concatFusion } from "./concat_fusion.ts";
import { createFusion, type FusionType } from "./create_fusion.ts";
import { spatialFeatureTransform } from "./spatial_feature_transform.ts";

await tf.setBackend("cpu");

const P = draw<tf.Rank.R4>([2, 4, 4, 3], "p");
const Q = draw<tf.Rank.R4>([2, 4, 4, 3], "q");

/** A fusion with variables that are not as they start. */
function make(type: FusionType, seed = 3) {
  const fusion = createFusion(type, { size: 4, channels: 3 }, new Rng(seed));
  for (const { path, variable } of fusion.variables()) {
    tf.tidy(() => variable.assign(variable.add(draw(variable.shape, path))));
  }
  return fusion;
}

const PATHS: Record<FusionType, string[]> = {
  lgf: ["weight"],
  add: [],
  concat: ["weight", "bias"],
  sft: ["scale", "shift"].flatMap((part) =>
    ["first", "second"].flatMap((layer) =>
      ["weight", "bias"].map((name) => `${part}.${layer}.${name}`)
    )
  ),
};

for (const type of Object.keys(PATHS) as FusionType[]) {
  Deno.test(`createFusion("${type}") lists its variables, and repeats with its seed`, () => {
    using fusion = createFusion(type, { size: 4, channels: 3 }, new Rng(0));
    using same = createFusion(type, { size: 4, channels: 3 }, new Rng(0));
    const variables = [...fusion.variables()];
    assertEquals(variables.map(({ path }) => path), PATHS[type]);
    const copies = [...same.variables()];
    variables.forEach(({ variable }, i) => {
      assertClose(variable, copies[i]!.variable, 0);
    });
  });

  Deno.test(`createFusion("${type}") keeps images apart, and no tensor`, () => {
    using fusion = make(type);
    const fuse = (encoder: Tensor, decoder: Tensor) =>
      fusion.apply({
        encoder: encoder as Tensor4D,
        decoder: decoder as Tensor4D,
      });
    assertEquals(fuse(P, Q).shape, Q.shape);
    assertBatchIndependent(fuse, [P, Q]);
    assertLevel(() => fuse(P, Q));
    assertGradients(fuse, [P, Q], {
      second: false,
      step: 1e-3,
      tolerance: 2e-2,
    });
  });

  Deno.test(`createFusion("${type}") says which shapes disagree`, () => {
    using fusion = make(type);
    const run = () => fusion.apply({ encoder: P, decoder: Q.slice(0, 1) });
    assert(assertThrows(run, RangeError).message.startsWith("Cannot use "));
  });
}

Deno.test("createFusion() says which types there are", () => {
  for (const type of ["LGF", "toString"]) {
    const make = () =>
      createFusion(type as FusionType, { size: 4, channels: 3 }, new Rng(0));
    assertEquals(
      assertThrows(make, RangeError).message,
      `Cannot create fusion: type must be one of "lgf", "add", "concat", "sft", got "${type}"`,
    );
  }
});

Deno.test("addFusion() adds", () => {
  assertClose(addFusion({ encoder: P, decoder: Q }), P.add(Q));
});

Deno.test("concatFusion() convolves the decoder's channels, then the encoder's", () => {
  const weight = draw<tf.Rank.R4>([1, 1, 6, 5]);
  const bias = tf.range(0, 5);
  const y = tf.conv2d(
    tf.concat([Q, P], 3),
    weight.div(Math.sqrt(6)),
    1,
    "same",
  );
  assertClose(concatFusion({ encoder: P, decoder: Q }, weight), y as Tensor4D);
  assertClose(
    concatFusion({ encoder: P, decoder: Q }, weight, { bias }),
    y.add(bias),
  );
});

Deno.test("concatFusion() says which shapes disagree", () => {
  const refused: Record<string, () => Tensor> = {
    "Cannot use weight of shape [1,1,3,5]: I is 3 here but 6 in the features together":
      () => concatFusion({ encoder: P, decoder: Q }, tf.ones([1, 1, 3, 5])),
    "Cannot use bias of shape [4]: O is 4 here but 5 in weight": () =>
      concatFusion({ encoder: P, decoder: Q }, tf.ones([1, 1, 6, 5]), {
        bias: tf.ones([4]),
      }),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});

Deno.test("ConcatFusion keeps the variance of N(0, 1)", () => {
  using fusion = new ConcatFusion({ channels: 64 }, new Rng(0));
  const y = fusion.apply({
    encoder: draw([1, 4, 4, 64], "p"),
    decoder: draw([1, 4, 4, 64], "q"),
  });
  assertClose(tf.moments(y).variance, [1], 0.2);
});

Deno.test("spatialFeatureTransform() is x · (1 + scale) + shift", () => {
  const x = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
  const scale = tf.tensor4d([0, 1, -1], [1, 1, 1, 3]);
  const shift = tf.tensor4d([5, 6, 7], [1, 1, 1, 3]);
  assertClose(spatialFeatureTransform(x, { scale, shift }), [6, 10, 7]);
});

Deno.test("SpatialFeatureTransform starts as the decoder's feature, and learns", () => {
  using fusion = createFusion("sft", { size: 4, channels: 3 }, new Rng(0));
  const apply = () => fusion.apply({ encoder: P, decoder: Q });
  assertClose(apply(), Q, 0);
  const { grads } = tf.variableGrads(() => apply().square().mean().asScalar());
  const moving = [...fusion.variables()].filter(({ variable }) =>
    grads[variable.name]!.abs().max().dataSync()[0]! > 0
  );
  assertEquals(moving.map(({ path }) => path), [
    "scale.second.weight",
    "scale.second.bias",
    "shift.second.weight",
    "shift.second.bias",
  ]);
  tf.dispose(grads);
});
