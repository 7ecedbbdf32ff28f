import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { inFolder } from "../run/testing/in_folder.ts";
import { Batches } from "./batches/batches.ts";
import { packFaces } from "./pack/pack_faces.ts";
import { splitFaces } from "./split/split_faces.ts";

const FOLDER = fileURLToPath(
  import.meta.resolve("../../../../shared/data/celeba_id"),
);
const isThere = await Deno.stat(FOLDER).then(() => true, () => false);

/** Fills a folder with links to the photographs of twenty people. */
async function linkPeople(folder: string): Promise<void> {
  const people = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort();
  for (const person of people.slice(0, 20)) {
    await Deno.mkdir(`${folder}/${person}`);
    for (const { name } of Deno.readDirSync(`${FOLDER}/${person}`)) {
      const path = `${person}/${name}`;
      await Deno.symlink(`${FOLDER}/${path}`, `${folder}/${path}`);
    }
  }
}

Deno.test({
  name: "photographs of people are packed, split by person and degraded" +
    (isThere ? "" : " (skipped: no ../shared/data)"),
  ignore: !isThere,
  fn: () =>
    inFolder(async (folder) => {
      await linkPeople(folder);
      const cache = `${folder}/cache`;
      const source = await packFaces(folder, { size: 64, cache, workers: 2 });
      assertEquals([source.names.length, source.skipped], [100, []]);
      const hold = { fraction: 0.25, seed: 0, by: "person" } as const;
      const { train, validation } = splitFaces(source, hold);
      assertEquals([train.length % 5, validation.length % 5], [0, 0]);
      const options = {
        preset: "gfpgan",
        seed: 0,
        referenceSize: 512,
      } as const;
      using batches = new Batches(source, train, { ...options, batchSize: 8 });
      using batch = await batches.next();
      const { degraded, reference } = batch;
      const mean = degraded.reduce(
        (sum, level, i) => sum + Math.abs(level - reference[i]!),
        0,
      ) / degraded.length;
      assert(mean > 2 && mean < 30, `${mean} levels`);
    }),
});
