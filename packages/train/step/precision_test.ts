import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { levels } from "../testing/levels.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { Networks } from "./networks.ts";
import { TrainingStep } from "./training_step.ts";

await loadTensorFlow();

function report(precision: "float32" | "bfloat16") {
  const config = tinyConfig({
    precision,
    codebookStart: 0,
    r1: { interval: 1 },
  });
  using networks = new Networks(config);
  using step = new TrainingStep({ config, networks, perceptual: null });
  step.take([levels(1)], 0);
  return step.take([levels(2)], 1);
}

Deno.test("steps in bfloat16 are worth about the same, but not to the last bit", () => {
  const [exact, rough] = [report("float32"), report("bfloat16")];
  assertEquals(Object.keys(rough), Object.keys(exact));
  const off = Object.entries(exact).map(([name, value]) =>
    Math.abs(rough[name]! - value) / Math.max(Math.abs(value), 1e-3)
  );
  assert(off.every((share) => share < 0.2), `${off}`);
  assert(off.some((share) => share > 1e-5), `${off}`);
  assertEquals(tf.getBackend(), "tensorflow");
});
