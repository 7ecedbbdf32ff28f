/**
 * Measures how long LPIPS of a batch takes. Its one argument is `LpipsSettings`
 * as JSON.
 *
 * @module
 */

import { LpipsNet } from "@revisage/models";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import type { LpipsSettings } from "./settings.ts";

async function prepare(settings: LpipsSettings): Promise<Work> {
  const { weights, size, batch, threads } = settings;
  const { version } = await loadTensorFlow({ threads });
  const lpips = LpipsNet.load("alex", weights);
  const rng = new Rng(0);
  const images = (): tf.Tensor4D => {
    const data = new Float32Array(batch * size * size * 3);
    return tf.tensor4d(rng.fillUniform(data, -1, 1), [batch, size, size, 3]);
  };
  const [x, y] = [images(), images()];
  const run = compile((x: tf.Tensor, y: tf.Tensor) =>
    lpips.compare(x as tf.Tensor4D, y as tf.Tensor4D).total
  );
  return {
    versions: { tensorflow: version },
    run: () =>
      milliseconds(() => {
        const total = run(x, y);
        total.dataSync();
        total.dispose();
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
