import { Rng } from "@revisage/core";
import { PRESETS, Restorer } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { Checkpoints } from "./checkpoints.ts";
import { RunError } from "./run_error.ts";
import { inFolder } from "./testing/in_folder.ts";

await tf.setBackend("cpu");

const CONFIG = {
  ...PRESETS.tiny,
  channels: { base: 64, max: 4 },
  skips: 1,
  codes: 8,
  latent: 4,
};

function valuesOf(restorer: Restorer): Map<string, number[]> {
  return new Map(
    Array.from(
      restorer.variables(),
      ({ path, variable }) => [path, [...variable.dataSync()]],
    ),
  );
}

Deno.test("a restorer comes back from a run, and from its file alone", () =>
  inFolder(async (folder) => {
    using restorer = new Restorer(CONFIG, new Rng(1));
    const checkpoints = new Checkpoints(folder, 3);
    const config = JSON.stringify(restorer.config);
    await checkpoints.save({
      step: 1,
      parts: { ema: restorer },
      metadata: { ema: { model: "restorer", config } },
      state: {},
    });
    using resumed = new Restorer(CONFIG, new Rng(2));
    const { path } = (await checkpoints.resume({ ema: resumed }))!;
    assertEquals(valuesOf(resumed), valuesOf(restorer));
    using loaded = Restorer.load(join(path, "ema.safetensors"));
    assertEquals(valuesOf(loaded), valuesOf(restorer));
  }));

Deno.test("a restorer of another latent is refused, with the first paths that differ", () =>
  inFolder(async (folder) => {
    using restorer = new Restorer(CONFIG, new Rng(1));
    const checkpoints = new Checkpoints(folder, 3);
    await checkpoints.save({ step: 1, parts: { model: restorer }, state: {} });
    await checkpoints.settle();
    using other = new Restorer({ ...CONFIG, latent: 8 }, new Rng(1));
    const error = await assertRejects(
      () => checkpoints.resume({ model: other }),
      RunError,
    );
    assertEquals(
      error.message,
      `Cannot load ${folder}/step-1: it is of another architecture; ` +
        "model.safetensors: encoder.latent.weight must be float32 [64,8], " +
        "got float32 [64,4]; encoder.latent.bias must be float32 [8], " +
        "got float32 [4]; skips.8.styled.convolution.affine.weight must be " +
        "float32 [16,4], got float32 [8,4]; and 15 more",
    );
  }));
