import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertThrows } from "@std/assert";
import { InceptionFid } from "../inception/inception_fid.ts";
import { LpipsNet } from "../lpips/lpips_net.ts";
import { assertLevel } from "../testing/level.ts";
import { Vgg19 } from "../vgg19.ts";
import { randomWeights, type WeightSource } from "./weight_source.ts";

await tf.setBackend("cpu");

/** What a file gives that lacks one tensor. */
function without(missing: string): WeightSource {
  const check = (path: string) => {
    if (path === missing) throw new Error(`no ${missing}`);
  };
  return {
    kernel(path, shape) {
      check(path);
      return new Float32Array(shape.reduce((a, b) => a * b));
    },
    vector(path, size, start) {
      check(path);
      return randomWeights(new Rng(0)).vector(path, size, start);
    },
  };
}

const MAKERS: Record<string, (weights: WeightSource) => unknown> = {
  "block2_conv2.bias": (weights) => new Vgg19(weights),
  "conv2_1.kernel": (weights) => new LpipsNet("vgg", weights),
  "4.expand3x3.bias": (weights) => new LpipsNet("squeeze", weights),
  "lin3": (weights) => new LpipsNet("alex", weights),
  "Conv2d_2b_3x3.bn.bias": (weights) => new InceptionFid(weights),
  "Mixed_5c.branch5x5_2.conv.kernel": (weights) => new InceptionFid(weights),
};

for (const [missing, make] of Object.entries(MAKERS)) {
  Deno.test(`a network that lacks ${missing} leaves no tensors`, () =>
    assertLevel(() => {
      assertThrows(() => make(without(missing)), Error, `no ${missing}`);
    }));
}
