import { assert, assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { FacesError } from "../data/faces_error.ts";
import { packFaces } from "../data/mod.ts";
import { drawFace, writePicture } from "../data/testing/face_folder.ts";
import { inFolder } from "../run/testing/in_folder.ts";
import { SMALL_RUN } from "../testing/small_run.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { openRunFaces } from "./open_faces_of.ts";
import { Training } from "./training.ts";

await tf.setBackend("cpu");

const frozen = { perceptual: null, measures: [] };

/** Starts where a training stood whose state was another in some. */
async function startAt(changes: object, other: object): Promise<void> {
  const faces = await openRunFaces(SMALL_RUN);
  const config = tinyConfig(changes, SMALL_RUN);
  using training = new Training({ config, faces, frozen });
  training.start();
  const batches = { ...training.batchesState(), ...other };
  using resumed = new Training({ config, faces, frozen });
  resumed.start({ step: 1, batches });
}

/** Why a training of such a config cannot go on with other faces. */
async function whyNot(changes: object): Promise<string> {
  const start = () => startAt(changes, { faces: "others" });
  return (await assertRejects(start, FacesError)).message;
}

Deno.test("other faces than those of before are told in a sentence, with what to do", async () => {
  const where = "are others than when the run began; put back what was";
  const data = { folder: "faces" };
  assertEquals(
    await whyNot({ data }),
    `Cannot go on: the faces in faces ${where} added or removed, or start a new run`,
  );
  assertEquals(
    await whyNot({ data, validation: { list: "held.txt" } }),
    `Cannot go on: the faces in faces, or those that held.txt names, ${where} added or removed, or start a new run`,
  );
  assertEquals(
    await whyNot({}),
    `Cannot go on: the drawn faces ${where} changed, or start a new run`,
  );
});

Deno.test("a state that no training can have is no matter of its faces", async () => {
  await assertRejects(() => startAt({}, { epoch: -1 }), RangeError);
});

Deno.test({
  name:
    "a training starts its codebooks when others packed its faces anew, and closes them",
  sanitizeResources: true,
  fn: () =>
    inFolder(async (root) => {
      const folder = `${root}/faces`;
      const packing = { cache: `${root}/cache`, workers: 0 };
      for (const i of [0, 1, 2, 3]) {
        await writePicture(`${folder}/${i}.png`, drawFace(i));
      }
      await Deno.writeTextFile(`${root}/held.txt`, "0.png\n");
      const config = tinyConfig({
        ...{ data: { folder }, validation: { list: `${root}/held.txt` } },
        ...{ codebookStart: 1, restorer: { skips: 1, quantize: true } },
      }, SMALL_RUN);
      const faces = await openRunFaces(config, packing);
      using training = new Training({ config, faces, frozen });
      training.start();
      await training.step();
      await writePicture(`${folder}/4.png`, drawFace(4));
      const size = config.restorer.size;
      const anew = await packFaces(folder, { ...packing, size });
      assertEquals(anew.names.length, 5);
      assert(training.networks.restorer.codebooks.size > 0);
      await training.step();
      assertEquals(training.done, 2);
      const { restorer, average } = training.networks;
      for (const { codebooks } of [restorer, average]) {
        assert([...codebooks.values()].every(({ isStarted }) => isStarted));
      }
    }),
});
