/**
 * Eight real faces, learned by heart: takes some minutes, so `deno task slow` runs
 * it.
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import { parseTrainConfig, train } from "@revisage/train";
import { assert } from "@std/assert";
import { fileURLToPath } from "node:url";
import { inFolder } from "../../packages/train/run/testing/in_folder.ts";

const FACES = fileURLToPath(
  new URL("../../../shared/data/celebahq512/train", import.meta.url),
);

Deno.test({
  name: "a tiny restorer learns eight real faces by heart, beyond 30 dB",
  ignore: !exists(FACES), // Faces for development are not part of a clone.
  fn: () =>
    inFolder(async (folder) => {
      await loadTensorFlow();
      const names = Array.from(Deno.readDirSync(FACES), ({ name }) => name);
      for (const name of names.sort().slice(0, 8)) {
        await Deno.symlink(`${FACES}/${name}`, `${folder}/${name}`);
      }
      const config = parseTrainConfig({
        steps: 800,
        every: 800,
        batchSize: 8,
        codebookStart: 50,
        data: { folder, flip: false },
        validation: { folder },
        degradation: { preset: "sr8", referenceSize: 128 },
        loss: { adversarial: 0, commitment: 0.25 },
        optimizer: { learningRate: 0.01, beta1: 0.9, warmUp: 20, least: 0.02 },
      });
      const packing = { cache: `${folder}/cache` };
      const { values } = await train(`${folder}/run`, config, { packing });
      const psnr = values["validation/psnr"]!;
      assert(psnr > 30, `${psnr} dB; bicubic ${values["bicubic/psnr"]} dB`);
    }),
});

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}
