import { assert, assertEquals, assertRejects } from "@std/assert";
import { inFaceFolder, inPack } from "../testing/face_folder.ts";
import { packFaces } from "../pack/pack_faces.ts";
import {
  type BatchContent,
  copyBatch,
  makeSlowly,
} from "../testing/read_batches.ts";
import { Batches } from "./batches.ts";
import {
  ValidationBatches,
  type ValidationOptions,
} from "./validation_batches.ts";

const OPTIONS: ValidationOptions = {
  preset: "gfpgan",
  seed: 1,
  referenceSize: 512,
  batchSize: 2,
  prefetch: 0,
};

/** One pass. */
async function readAll(batches: ValidationBatches): Promise<BatchContent[]> {
  return await Array.fromAsync(batches, copyBatch);
}

Deno.test("every pass gives the same batches, with any prefetch", () =>
  inPack(async (source) => {
    using alone = new ValidationBatches(source, [0, 1, 2], OPTIONS);
    const first = await readAll(alone);
    assertEquals(first.map(({ samples }) => samples.length), [2, 1]);
    assertEquals(await readAll(alone), first);
    for (const batch of first) {
      assertEquals(batch, makeSlowly(source, batch.samples, OPTIONS));
    }
    using ahead = new ValidationBatches(source, [0, 1, 2], {
      ...OPTIONS,
      prefetch: 4,
      workers: 2,
    });
    assertEquals(await readAll(ahead), first);
    assertEquals(await readAll(ahead), first);
  }));

Deno.test("what a face gets depends on its name, not on the others", () =>
  inPack(async (source) => {
    using all = new ValidationBatches(source, [0, 1, 2], OPTIONS);
    using one = new ValidationBatches(source, [2], OPTIONS);
    const [, last] = await readAll(all);
    assertEquals(await readAll(one), [last!]);
    using batches = new Batches(source, [2], { ...OPTIONS, flip: false });
    const training = copyBatch(await batches.next());
    const part = training.degraded.subarray(0, last!.degraded.length);
    assert(part.some((level, i) => level !== last!.degraded[i]));
  }));

Deno.test("a pass that is left in the middle does not disturb the next", () =>
  inPack(async (source) => {
    using batches = new ValidationBatches(source, [0, 1, 2], {
      ...OPTIONS,
      batchSize: 1,
      prefetch: 3,
      workers: 2,
    });
    const all = await readAll(batches);
    for await (const batch of batches) {
      assertEquals(copyBatch(batch), all[0]);
      break;
    }
    assertEquals(await readAll(batches), all);
  }));

Deno.test("passes go on when another process packs the faces anew", () =>
  inFaceFolder(async ({ folder, options }) => {
    const source = await packFaces(folder, options);
    using alone = new ValidationBatches(source, [0, 1, 2], OPTIONS);
    const ahead = { ...OPTIONS, prefetch: 1 };
    using worker = new ValidationBatches(source, [0, 1, 2], ahead);
    const before = await readAll(worker);
    await Deno.remove(`${folder}/2.png`);
    const { names } = await packFaces(folder, options);
    assertEquals(names.length, 2);
    assertEquals(await readAll(alone), before);
    assertEquals(await readAll(worker), before);
  }));

Deno.test("two passes at once are refused", () =>
  inPack(async (source) => {
    using batches = new ValidationBatches(source, [0, 1, 2], OPTIONS);
    for await (const _ of batches) {
      await assertRejects(
        () => readAll(batches),
        Error,
        "Cannot validate: the pass before must come to its end",
      );
    }
    assertEquals((await readAll(batches)).length, 2);
  }));
