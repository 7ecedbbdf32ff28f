import { assertEquals, assertRejects } from "@std/assert";
import { packFaces } from "../data/pack/pack_faces.ts";
import { inFaceFolder } from "../data/testing/face_folder.ts";
import { SMALL_RUN } from "../testing/small_run.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { train } from "./train.ts";
import { untilAborted } from "./until_aborted.ts";

const STOP = new Error("stop");

Deno.test("work that ends by itself says how, aborted or not", async () => {
  const signal = AbortSignal.abort(STOP);
  const own = new Error("own");
  for (const given of [undefined, new AbortController().signal, signal]) {
    assertEquals(await untilAborted(Promise.resolve(7), given), 7);
    const failing = () => untilAborted(Promise.reject(own), given);
    assertEquals(await assertRejects(failing), own);
  }
});

Deno.test("work that does not look is left behind", async () => {
  const never = new Promise<never>(() => {});
  const controller = new AbortController();
  const waiting = untilAborted(never, controller.signal);
  controller.abort(STOP);
  assertEquals(await assertRejects(() => waiting), STOP);
  const late = () => untilAborted(never, controller.signal);
  assertEquals(await assertRejects(late), STOP);
});

Deno.test("train() stops waiting for another process that packs its faces", () =>
  inFaceFolder(async ({ folder, cache, options }) => {
    const pack = () => packFaces(folder, { ...options, size: 64 });
    const { recipe: { path } } = await pack();
    const config = tinyConfig({ data: { folder } }, SMALL_RUN);
    const run = `${cache}/run`;
    const controller = new AbortController();
    const packing = {
      ...{ cache, workers: 0, signal: controller.signal },
      onWait: () => controller.abort(STOP),
    };
    {
      using other = await Deno.open(`${path}.lock`, { write: true });
      await other.lock(true);
      const failing = () => train(run, config, { packing });
      assertEquals(await assertRejects(failing), STOP);
    }
    await pack(); // After the one that was left behind.
    await assertRejects(() => Deno.stat(run), Deno.errors.NotFound);
  }));
