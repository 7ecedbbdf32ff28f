/**
 * What a run does when something happens to it, in this process.
 *
 * @module
 */
import { createImage } from "@revisage/core";
import { assert, assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { join } from "node:path";
import { drawFace, writePicture } from "../data/testing/face_folder.ts";
import { readMetrics } from "../events/mod.ts";
import {
  findCheckpoint,
  NonFiniteError,
  RunError,
  type RunErrorKind,
} from "../run/mod.ts";
import { inFolder, namesOf } from "../run/testing/in_folder.ts";
import { fillDisk, onSmallDisk } from "../run/testing/small_disk.ts";
import { SMALL_RUN } from "../testing/small_run.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { type Keeper, NO_KEEPER, type Values } from "./keeper.ts";
import { openRunFaces } from "./open_faces_of.ts";
import { resume, train } from "./train.ts";
import { SILENT, type TrainOptions } from "./train_options.ts";
import { TrainingRun } from "./training_run.ts";

await tf.setBackend("cpu");

const small = (changes: unknown) => tinyConfig(changes, SMALL_RUN);

/** Calls something after each step. */
function afterStep(act: (step: number) => void): TrainOptions {
  return { reporter: () => ({ ...SILENT, step: act }) };
}

async function refused(act: () => Promise<unknown>, kind: RunErrorKind) {
  const error = await assertRejects(act, RunError);
  assertEquals(error.kind, kind, error.message);
  return error.message;
}

Deno.test("a run leaves all that its folder promises, and no tensor", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const { numTensors } = tf.memory();
    const notes: string[] = [];
    const note = (message: string) => void notes.push(message);
    const reporter = () => ({ ...SILENT, note });
    const config = small({ steps: 4, every: 2, keep: 1 });
    // Measures that need weights have none, whatever this machine's cache holds.
    const weights = { cache: folder };
    const result = await train(run, config, { reporter, weights });
    assertEquals([result.step, result.isDone], [4, true]);
    assertEquals(result.sheet, join(run, "samples", "step-4.png"));
    assertEquals(Object.keys(result.values).sort(), [
      "bicubic/edges",
      "bicubic/psnr",
      "validation/edges",
      "validation/psnr",
    ]);
    assertEquals(namesOf(join(run, "samples")), ["step-2.png", "step-4.png"]);
    assert(namesOf(join(run, "checkpoints")).includes("step-4"));
    const lines = await readMetrics(join(run, "metrics.jsonl"));
    assertEquals(lines.map(({ step }) => step), [0, 1, 2, 3, 4]);
    assertEquals(tf.memory().numTensors, numTensors);
    // Nothing is left to do, and a folder holds one run.
    const again = await resume(run, { reporter });
    assertEquals([again.step, again.isDone, again.sheet], [4, true, null]);
    const path = join(run, "checkpoints", "step-4");
    assertEquals(notes, [`goes on from ${path}`]);
    await refused(() => train(run, config), "exists");
    assertEquals(tf.memory().numTensors, numTensors);
  }));

Deno.test("what is not of every step is written with the next line", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const r1 = { interval: 4 }; // Steps 1 and 5, counted from 1.
    const loss = { adversarial: 0.01 };
    await train(run, small({ steps: 6, every: 6, log: 2, r1, loss }));
    const lines = await readMetrics(join(run, "metrics.jsonl"));
    const told = lines.filter(({ values }) =>
      values["discriminator/penalty"] !== undefined
    );
    assertEquals(told.map(({ step }) => step), [2, 6]);
  }));

Deno.test("who asks to stop between two steps gets the last one saved", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    let asked = 0;
    // Answers "stop" once the third step was asked after, and recorded.
    const stop = {
      get requested() {
        return ++asked > 3 ? "SIGTERM" : null;
      },
    };
    const config = small({ every: 100, steps: 5 });
    const { step, isDone } = await train(run, config, { stop });
    assertEquals([step, isDone], [3, false]);
    assertEquals((await findCheckpoint(run))?.step, 3);
  }));

Deno.test("who asks to stop before the first step can go on all the same", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const stop = { requested: "SIGINT" };
    const config = small({ steps: 1 });
    assertEquals((await train(run, config, { stop })).step, 0);
    assertEquals((await resume(run)).step, 1);
  }));

Deno.test("a number that is not finite ends the run before anything is saved", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    // Weights this far out overflow at the second step.
    const config = small({ optimizer: { learningRate: 1e30 } });
    const error = await assertRejects(() => train(run, config), NonFiniteError);
    const good = join(run, "checkpoints", "step-1");
    assertEquals((await findCheckpoint(run))?.path, good);
    assert(error.names.includes("loss/l1"), error.message);
    assert(error.message.startsWith("Cannot take step 2: "), error.message);
    assert(error.message.includes(`The last good checkpoint is ${good}.`));
  }));

Deno.test("a flat picture to be judged by keeps no run from saving", () =>
  inFolder(async (root) => {
    const folder = join(root, "faces"), run = join(root, "run");
    const list = join(root, "held.txt");
    await writePicture(join(folder, "face.png"), drawFace(0));
    await writePicture(join(folder, "flat.png"), createImage(64, 64));
    await Deno.writeTextFile(list, "flat.png\n");
    const packing = { cache: join(root, "cache"), workers: 0 };
    const config = small({
      ...{ steps: 1, data: { folder }, validation: { list } },
      degradation: { preset: "sr8" }, // Flat it stays.
    });
    const options = { packing, weights: { cache: root } };
    const { values } = await train(run, config, options);
    assertEquals(values["bicubic/edges"], 1);
    assertEquals(values["bicubic/psnr"], undefined);
    assertEquals((await findCheckpoint(run))?.step, 1);
    const [first] = await readMetrics(join(run, "metrics.jsonl"));
    assertEquals(first!.values["bicubic/psnr"], Infinity);
  }));

/** The figures that a run of pixels alone gives its checkpoints. */
async function figuresOf(bicubic: Values, values: Values) {
  const config = small({ steps: 1 });
  const figures: unknown[] = [];
  const keeper: Keeper = {
    ...NO_KEEPER,
    begin: () => Promise.resolve({ step: 0, batches: null, bicubic }),
    judge: () => Promise.resolve({ values, sheet: null }),
    save: (_training, _state, figure) =>
      Promise.resolve(void figures.push(figure)),
  };
  const faces = await openRunFaces(config);
  const frozen = { perceptual: null, measures: [] };
  using run = new TrainingRun(keeper, { config, faces, frozen }, {});
  await run.go();
  return figures;
}

Deno.test("weights that come or go leave the figures of a run of one kind", async () => {
  const bicubic = { "bicubic/lpips": 0.4 };
  const psnr = { "validation/psnr": 20 };
  const both = { ...psnr, "validation/lpips": 0.3 };
  assertEquals(await figuresOf(bicubic, both), [0.3]);
  assertEquals(await figuresOf(bicubic, psnr), [undefined]);
  assertEquals(await figuresOf({}, both), [-20]);
});

Deno.test("a checkpoint of another architecture is refused, and stays", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    await train(run, small({ steps: 1 }));
    const path = join(run, "config.json");
    const config = JSON.parse(Deno.readTextFileSync(path));
    config.restorer.latent = 5;
    Deno.writeTextFileSync(path, JSON.stringify(config));
    const { numTensors } = tf.memory();
    const message = await refused(() => resume(run), "architecture");
    assert(message.includes(join(run, "checkpoints", "step-1")), message);
    assertEquals((await findCheckpoint(run))?.step, 1);
    assertEquals(tf.memory().numTensors, numTensors);
  }));

Deno.test("a damaged checkpoint is told of, and passed over", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const config = small({ steps: 4 });
    const stop = { requested: null as string | null };
    const asking = afterStep((step) => {
      if (step === 3) stop.requested = "SIGINT";
    });
    await train(run, config, { ...asking, stop });
    const path = join(run, "checkpoints", "step-3", "ema.safetensors");
    const bytes = Deno.readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    Deno.writeFileSync(path, bytes);
    const notes: string[] = [];
    const note = (message: string) => void notes.push(message);
    await resume(run, { reporter: () => ({ ...SILENT, note }) });
    assertEquals(notes.length, 2);
    assert(notes[0]!.includes("step-3 is damaged"), notes[0]);
    assertEquals((await findCheckpoint(run))?.step, 4);
  }));

/** Trains until something breaks after step 3: what is told, and kept. */
async function trainUntilBroken(
  folder: string,
  breakIt: (run: string) => void,
) {
  const run = join(folder, "run");
  const breaking = afterStep((step) => {
    if (step === 3) breakIt(run);
  });
  const message = await refused(() => train(run, SMALL_RUN, breaking), "write");
  assert(message.startsWith("Cannot go on after step 3: "), message);
  // That of step 2 may not have been on the disk yet.
  const good = await findCheckpoint(run);
  assert(good && good.step >= 1);
  assert(message.endsWith(`the last good checkpoint is ${good.path}`), message);
  return { run, message };
}

Deno.test("a sheet that cannot be written stops the run, and names what is good", () =>
  inFolder(async (folder) => {
    await trainUntilBroken(folder, (run) => {
      Deno.removeSync(join(run, "samples"), { recursive: true });
      Deno.writeTextFileSync(join(run, "samples"), "no folder");
    });
  }));

Deno.test("a full disk stops the run, which goes on once there is room", () =>
  inFolder(async (folder) => {
    await onSmallDisk(folder, 16, async () => {
      const ballast = join(folder, "ballast");
      const { run, message } = await trainUntilBroken(
        folder,
        () => fillDisk(ballast),
      );
      assert(message.includes("No space left on device"), message);
      await Deno.remove(ballast);
      assertEquals((await resume(run)).isDone, true);
    });
  }));

Deno.test("faces that changed since are told in a sentence, and harm nothing", () =>
  inFolder(async (root) => {
    const folder = join(root, "faces"), run = join(root, "run");
    for (const i of [0, 1, 2, 3]) {
      await writePicture(join(folder, `${i}.png`), drawFace(i));
    }
    const packing = { cache: join(root, "cache"), workers: 0 };
    const list = join(root, "held.txt");
    await Deno.writeTextFile(list, "0.png\n");
    const stop = { requested: null as string | null };
    const asking = afterStep(() => stop.requested = "SIGINT");
    const config = small({ data: { folder }, validation: { list } });
    await train(run, config, { ...asking, stop, packing });
    await writePicture(join(folder, "4.png"), drawFace(4));
    const { message } = await assertRejects(
      () => resume(run, { packing }),
      Error,
    );
    assert(/^Cannot .*faces/.test(message), message);
    await Deno.remove(join(folder, "4.png"));
    const { step } = await resume(run, { packing });
    assertEquals(step, config.steps);
  }));

Deno.test("a run tells of a gradient that is far longer than usual", () =>
  inFolder(async (folder) => {
    const notes: string[] = [];
    const note = (message: string) => void notes.push(message);
    await train(
      join(folder, "run"),
      small({
        steps: 102,
        every: 102,
        perceptionStart: 101,
        perceptual: "none",
        loss: { adversarial: 1e6 },
      }),
      { reporter: () => ({ ...SILENT, note }), weights: { cache: folder } },
    );
    const told = notes.filter((note) => note.includes("gradient's norm"));
    assertEquals(told.length, 1);
    assert(told[0]!.startsWith("Step 102: "), told[0]);
  }));
