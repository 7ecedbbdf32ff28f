import { decode } from "@revisage/image";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inFolder } from "./testing/in_folder.ts";
import { filesIn, saveTiny } from "./testing/pictures.ts";
import { runHere } from "./testing/run_task.ts";

const DATA = fileURLToPath(import.meta.resolve("../../../shared/data"));
const isThere = await Deno.stat(DATA).then(() => true, () => false);

/** The first pictures of a folder. */
function pictures(folder: string, count: number): string[] {
  const names = Array.from(Deno.readDirSync(join(DATA, folder)), (e) => e.name);
  return names.sort().slice(0, count).map((name) => join(DATA, folder, name));
}

Deno.test({
  name: "photographs are degraded and restored, at their sizes, twice alike" +
    (isThere ? "" : " (skipped: no ../shared/data)"),
  ignore: !isThere,
  fn: () =>
    inFolder(async (folder) => {
      await tf.setBackend("cpu"); // To make weights; the command chooses.
      await saveTiny(`${folder}/w.safetensors`);
      const [faces, degraded] = [`${folder}/faces`, `${folder}/degraded`];
      await Deno.mkdir(faces);
      const sizes = new Map<string, number>();
      for (const [set, size] of [["ffhq256", 256], ["celebahq512/val", 512]]) {
        for (const path of pictures(String(set), 2)) {
          await Deno.copyFile(path, join(faces, basename(path)));
          sizes.set(basename(path).replace(".jpg", ".png"), Number(size));
        }
      }
      const words = ["--output", degraded, "--preset", "gfpgan"];
      assertEquals((await runHere("degrade", [faces, ...words])).code, 0);

      const weights = ["--weights", `${folder}/w.safetensors`];
      const restore = async (inputs: readonly string[], output: string) => {
        const words = [...inputs, ...weights, "--output", output];
        assertEquals((await runHere("restore", words)).code, 0);
        return await filesIn(output);
      };
      const all = await restore([degraded], `${folder}/all`);
      assertEquals(
        new Map(
          Object.entries(all).map(([name, file]) => [name, decode(file).width]),
        ),
        sizes,
      );
      const last = [...sizes.keys()].at(-1)!;
      const alone = await restore([join(degraded, last)], `${folder}/alone`);
      assertEquals(alone, { [last]: all[last]! });
    }),
});
