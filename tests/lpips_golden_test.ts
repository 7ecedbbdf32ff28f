import { decode } from "@revisage/image";
import { LpipsNet } from "@revisage/models";
import { loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

await loadTensorFlow();

const SHARED = fileURLToPath(
  new URL("../../shared/weights/", import.meta.url),
);
const isThere = await Deno.stat(SHARED).then(() => true, () => false);

for (const trunk of ["alex", "squeeze"] as const) {
  for (const example of ["ex_p0", "ex_p1"]) {
    Deno.test({
      name: `LPIPS of ${example} is the published one, ${trunk}` +
        (isThere ? "" : " (skipped: no ../shared/weights)"),
      ignore: !isThere,
      fn() {
        const golden = JSON.parse(
          Deno.readTextFileSync(`${SHARED}lpips_golden/golden.json`),
        )[`${trunk}:ex_ref-${example}`];
        using lpips = LpipsNet.load(
          trunk,
          `${SHARED}lpips_${trunk}.safetensors`,
        );
        tf.tidy(() => {
          const [x, y] = ["ex_ref", example].map((name) => {
            const file = `${SHARED}lpips_golden/${name}.png`;
            const { width, height, data } = decode(Deno.readFileSync(file));
            return tf.tensor4d(Float32Array.from(data), [1, height, width, 3])
              .div<tf.Tensor4D>(127.5).sub<tf.Tensor4D>(1);
          });
          const { total, layers } = lpips.compare(x!, y!);
          assertAlmostEquals(total.dataSync()[0]!, golden.lpips, 1e-4);
          layers.forEach((layer, i) =>
            assertAlmostEquals(layer.dataSync()[0]!, golden.per_layer[i], 1e-4)
          );
          assertEquals(layers.length, golden.per_layer.length);
        });
      },
    });
  }
}
