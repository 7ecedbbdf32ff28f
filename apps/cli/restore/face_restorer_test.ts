import { createImage, type Image } from "@revisage/core";
import type { RestoreOptions, Restorer } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { drawnFace, tinyRestorer } from "../testing/pictures.ts";
import { FaceRestorer } from "./face_restorer.ts";

await tf.setBackend("cpu");

const FACES = [0, 1, 2].map((index) => drawnFace(index, 64));

/** How many levels are further apart than that. */
function countFar(a: Image, b: Image, levels = 0): number {
  const far = [...a.data].filter((level, i) =>
    Math.abs(level - b.data[i]!) > levels
  );
  return far.length;
}

/** What a restorer makes of the first face, in levels. */
function expected(restorer: Restorer, options: RestoreOptions): number[] {
  return tf.tidy(() => {
    const levels = tf.tensor4d([...FACES[0]!.data], [1, 64, 64, 3]);
    const x = levels.div<tf.Tensor4D>(127.5).sub<tf.Tensor4D>(1);
    return Array.from(
      restorer.restore(x, options).dataSync(),
      (v) => Math.min(255, Math.max(0, Math.round((v + 1) * 127.5))),
    );
  });
}

/** How many levels are not the same. */
function countOff(face: Image, levels: readonly number[]): number {
  return levels.filter((level, i) => level !== face.data[i]).length;
}

Deno.test("faces become what the restorer makes of them, in levels", async () => {
  using restorer = tinyRestorer();
  using faces = new FaceRestorer(restorer);
  assertEquals([faces.size, faces.isStochastic], [64, true]);
  for (const seed of [5, null]) {
    const [restored] = await faces.restoreFaces([FACES[0]!], seed);
    const levels = expected(
      restorer,
      seed === null ? { noise: false } : { seed },
    );
    const off = countOff(restored!, levels);
    assert(off < 5, `${off} levels differ`); // Halves round to even.
  }
});

Deno.test("strength says how far a face goes from what was given", async () => {
  using restorer = tinyRestorer();
  const restored = async (strength: number) => {
    using faces = new FaceRestorer(restorer, { strength });
    return (await faces.restoreFaces([FACES[0]!], 5))[0]!;
  };
  const [given, whole] = [FACES[0]!, await restored(1)];
  assertEquals((await restored(0)).data, given.data);
  const part = await restored(0.25);
  const off = [...part.data].filter((level, i) =>
    Math.abs(level - (0.75 * given.data[i]! + 0.25 * whole.data[i]!)) > 1
  );
  assertEquals(off, []);
  assert(countFar(part, given) > 1000);
  assertThrows(
    () => new FaceRestorer(restorer, { strength: 1.5 }),
    RangeError,
    "strength must be from 0 to 1, got 1.5",
  );
});

Deno.test("codes that have not started yet take no part", async () => {
  using restorer = tinyRestorer();
  for (const { count } of restorer.codebooks.values()) {
    tf.tidy(() => count.assign(tf.zerosLike(count)));
  }
  using faces = new FaceRestorer(restorer);
  const [restored] = await faces.restoreFaces([FACES[0]!], 5);
  const off = (quantize: boolean) =>
    countOff(restored!, expected(restorer, { seed: 5, quantize }));
  assert(off(false) < 5, `${off(false)} levels differ`);
  assert(off(true) > 1000, `only ${off(true)} levels differ`);
});

Deno.test("a face depends on itself and its seed, not on what came before", async () => {
  using restorer = tinyRestorer();
  using faces = new FaceRestorer(restorer);
  const alone = async (face: number, seed: number) =>
    (await faces.restoreFaces([FACES[face]!], seed))[0]!;
  const first = await alone(0, 7);
  await alone(1, 7);
  const other = await alone(0, 8);
  assertEquals(await alone(0, 7), first);
  assert(countFar(first, other) > 1000);
});

Deno.test("in a batch a face is the same, but for how sums are rounded", async () => {
  using restorer = tinyRestorer();
  using faces = new FaceRestorer(restorer);
  const together = await faces.restoreFaces(FACES, 7);
  for (const [i, face] of FACES.entries()) {
    const [alone] = await faces.restoreFaces([face], 7);
    assertEquals(countFar(alone!, together[i]!, 1), 0);
    assert(countFar(alone!, together[i]!) < 10);
  }
});

Deno.test("no tensor is left, however many faces and seeds", async () => {
  using restorer = tinyRestorer();
  const before = tf.memory().numTensors;
  {
    using faces = new FaceRestorer(restorer);
    for (const seed of [1, 2, null, 1]) {
      await faces.restoreFaces(FACES.slice(0, 2), seed);
    }
  }
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("a face of another size is refused, and a seed where none is taken", async () => {
  using restorer = tinyRestorer(0, { noise: false });
  const before = tf.memory().numTensors;
  await refuse(restorer);
  assertEquals(tf.memory().numTensors, before);
});

async function refuse(restorer: Restorer): Promise<void> {
  using faces = new FaceRestorer(restorer);
  assertEquals(faces.isStochastic, false);
  await assertRejects(
    () => faces.restoreFaces([FACES[0]!, createImage(32, 32)], null),
    RangeError,
    "Cannot restore face 1: it must be 64×64, got 32×32",
  );
  await assertRejects(
    () => faces.restoreFaces([FACES[0]!], 1),
    RangeError,
    "Cannot use noise: the restorer was made without noise",
  );
}
