import { createImage, type Image } from "@revisage/core";
import { decode } from "@revisage/image";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces, filesIn } from "../testing/pictures.ts";
import { PictureLanes } from "./picture_lanes.ts";
import type { PicturePlan } from "./plan.ts";
import {
  restorePictures,
  type RestorePicturesOptions,
} from "./restore_pictures.ts";

/** Paints each face in one color, its seed, and keeps the calls. */
class Painter {
  readonly size = 8;
  readonly calls: (readonly [faces: number, seed: number | null])[] = [];

  restoreFaces(
    faces: readonly Image[],
    seed: number | null,
  ): Promise<Image[]> {
    this.calls.push([faces.length, seed]);
    const painted = faces.map(() => {
      const data = new Uint8Array(8 * 8 * 3).fill(seed ?? 255);
      return createImage(8, 8, data);
    });
    return Promise.resolve(painted);
  }
}

function plan(folder: string, name: string, seeds = [1]): PicturePlan {
  const targets = seeds.map((seed) => ({
    path: join(folder, "out", `${name}-${seed}.png`),
    seed,
  }));
  return { input: join(folder, `${name}.png`), targets, kept: [] };
}

async function run(
  plans: readonly PicturePlan[],
  changes: Partial<RestorePicturesOptions> = {},
) {
  const faces = new Painter();
  const saved: string[] = [];
  const broken: string[] = [];
  using lanes = new PictureLanes(plans.length);
  const work = restorePictures(plans, {
    faces,
    lanes,
    batch: 1,
    format: { kind: "png" },
    isStopped: () => false,
    onSaved: (_plan, { path }) => saved.push(path),
    onBroken: ({ input }, why) => broken.push(`${input}: ${why}`),
    ...changes,
  });
  const error = await work.then(() => null, (error) => error);
  return { calls: faces.calls, saved, broken, error };
}

Deno.test("pictures come back in their sizes, a broken one holds up nobody", () =>
  inFolder(async (folder) => {
    await addFaces(folder, ["a.png", "c.png"]);
    await addFaces(folder, ["d.png"], 80);
    await Deno.writeTextFile(join(folder, "b.png"), "no picture");
    const plans = ["a", "b", "c", "d"].map((name) => plan(folder, name));
    const { calls, saved, broken } = await run(plans, { batch: 2 });
    assertEquals(calls, [[2, 1], [1, 1]]);
    assertEquals(
      saved.sort(),
      plans.flatMap(({ targets, input }) =>
        input.endsWith("b.png") ? [] : targets.map(({ path }) => path)
      ),
    );
    assertEquals(broken, [
      `${folder}/b.png: its format is unknown, and only PNG and JPEG are read`,
    ]);
    const { width, height, data } = decode(
      await Deno.readFile(plans[3]!.targets[0]!.path),
    );
    assertEquals([width, height, new Set(data)], [80, 80, new Set([1])]);
  }));

Deno.test("each picture is read once and restored by its own seeds", () =>
  inFolder(async (folder) => {
    await addFaces(folder, ["a.png", "b.png"]);
    const plans = [plan(folder, "a", [1, 2]), plan(folder, "b", [2, 3])];
    const { calls } = await run(plans, { batch: 2 });
    assertEquals(calls, [[1, 1], [2, 2], [1, 3]]);
    assertEquals(Object.keys(await filesIn(join(folder, "out"))).sort(), [
      "a-1.png",
      "a-2.png",
      "b-2.png",
      "b-3.png",
    ]);
  }));

Deno.test("no batch is begun after a stop, and what was begun is written", () =>
  inFolder(async (folder) => {
    const names = Array.from({ length: 12 }, (_, i) => `${i}`);
    await addFaces(folder, names.map((name) => `${name}.png`));
    let asked = 0;
    const { calls, saved } = await run(names.map((n) => plan(folder, n)), {
      isStopped: () => ++asked > 6,
    });
    assert(calls.length > 0 && calls.length < 6, `${calls.length}`);
    assertEquals(saved.length, calls.length);
  }));

Deno.test("a file that cannot be written ends the work, and is named", () =>
  inFolder(async (folder) => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}`);
    await addFaces(folder, names.map((name) => `${name}.png`));
    await Deno.writeTextFile(join(folder, "out"), "in the way");
    const { calls, saved, error } = await run(
      names.map((name) => plan(folder, name)),
    );
    await assertRejects(
      () => Promise.reject(error),
      Error,
      `Cannot make the folder ${folder}/out: `,
    );
    assertEquals(saved, []);
    assert(calls.length < 40, `${calls.length}`);
  }));
