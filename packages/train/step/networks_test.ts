import { Restorer } from "@revisage/models";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { join } from "node:path";
import { Checkpoints } from "../run/checkpoints.ts";
import { inFolder } from "../run/testing/in_folder.ts";
import { tensorsOf } from "../testing/digest.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { Networks } from "./networks.ts";

await tf.setBackend("cpu");

Deno.test("networks are drawn by the seed; the average begins as the restorer", () => {
  using networks = new Networks(tinyConfig());
  using same = new Networks(tinyConfig());
  using other = new Networks(tinyConfig({ seed: 1 }));
  const tensors = tensorsOf(networks);
  assertEquals(tensorsOf(same), tensors);
  assertNotEquals(tensorsOf(other), tensors);
  for (const [path, values] of tensors) {
    if (!path.startsWith("model/")) continue;
    assertEquals(tensors.get(path.replace("model", "ema")), values);
  }
});

Deno.test("all parts are kept, each variable under its path", () => {
  using networks = new Networks(tinyConfig());
  assertEquals(Object.keys(networks.parts).sort(), [
    "discriminator",
    "ema",
    "model",
    "optimizer",
  ]);
  const paths = [...tensorsOf(networks).keys()];
  assert(paths.includes("optimizer/restorer.steps"));
  assert(paths.includes("optimizer/discriminator.steps"));
  assert(paths.some((path) => /^model\/.*codebook.codes$/.test(path)));
  assertEquals(new Set(paths).size, paths.length);
});

Deno.test("without an adversarial loss nothing judges, and nothing of it is kept", () => {
  using networks = new Networks(tinyConfig({ loss: { adversarial: 0 } }));
  assertEquals(networks.judge, null);
  assertEquals(Object.keys(networks.parts), ["model", "ema", "optimizer"]);
  assertEquals(Object.keys(networks.metadata), ["model", "ema"]);
});

Deno.test("the judge's Adam is corrected for its lazy penalty, if it has one", () => {
  const beta2 = (r1: object) => {
    using networks = new Networks(tinyConfig({ r1 }));
    return networks.judge!.adam.config.beta2;
  };
  assertEquals(beta2({ interval: 16 }), 0.99 ** (16 / 17));
  assertEquals(beta2({ gamma: 0 }), 0.99);
});

Deno.test("Restorer.load reads the average of a checkpoint by itself", () =>
  inFolder(async (folder) => {
    using networks = new Networks(tinyConfig());
    const { parts, metadata, average } = networks;
    const checkpoints = new Checkpoints(folder, 1);
    await checkpoints.save({ step: 1, parts, metadata, state: {} });
    await checkpoints.settle();
    const path = join(folder, "step-1", "ema.safetensors");
    using restorer = Restorer.load(path);
    assertEquals(restorer.config, average.config);
    const values = (module: Restorer) =>
      Array.from(module.variables(), ({ variable }) => variable.dataSync());
    assertEquals(values(restorer), values(average));
  }));

Deno.test("networks are freed whole", () => {
  const { numTensors } = tf.memory();
  new Networks(tinyConfig())[Symbol.dispose]();
  assertEquals(tf.memory().numTensors, numTensors);
});
