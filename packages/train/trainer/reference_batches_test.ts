import { Rng } from "@revisage/core";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { openFaces, syntheticFaces } from "../data/mod.ts";
import { readFace } from "../data/testing/face_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { referenceBatches } from "./reference_batches.ts";

await tf.setBackend("cpu");

const source = syntheticFaces({ size: 64, people: 6, views: 1 });
const faces = [1, 2, 3, 5];

/** The batches' sizes, and each face's pixels as levels. */
function read(codes: number, seed = 0) {
  const config = tinyConfig({ restorer: { codes }, batchSize: 3 });
  const pixels: string[] = [];
  const sizes: number[] = [];
  using reader = openFaces(source);
  for (const batch of referenceBatches(reader, faces, config, new Rng(seed))) {
    sizes.push(batch.shape[0]);
    for (const face of tf.unstack(batch)) {
      const levels = face.dataSync().map((x) => Math.round((x + 1) * 127.5));
      pixels.push(`${levels}`);
      face.dispose();
    }
  }
  return { sizes, pixels };
}

const known = faces.map((face) => `${readFace(source, face)}`);

Deno.test("there are eight features for each code, or as many as there are faces", () => {
  assertEquals(read(8).sizes, [1]); // 8 codes · 8 features / (8 · 8 of a face)
  assertEquals(read(16).sizes, [2]);
  assertEquals(read(1024).sizes, [3, 1]);
});

Deno.test("they are faces to learn from, each once, by the seed", () => {
  const { pixels } = read(1024);
  assertEquals(new Set(pixels), new Set(known));
  assertEquals(read(1024).pixels, pixels);
  assertNotEquals(read(1024, 1).pixels, pixels);
  assert(known.includes(read(8).pixels[0]!));
});

Deno.test("whoever stops in the middle leaves no tensor behind", () => {
  const { numTensors } = tf.memory();
  const config = tinyConfig({ restorer: { codes: 64 }, batchSize: 1 });
  using reader = openFaces(source);
  for (const _ of referenceBatches(reader, faces, config, new Rng(0))) {
    break;
  }
  assertEquals(tf.memory().numTensors, numTensors);
});
