/** For tests: what batches hold. */
import { createImage } from "@revisage/core";
import { applyDegradation } from "@revisage/degrade";
import { type Batch } from "../batches/batch.ts";
import {
  drawDegradation,
  type DrawOptions,
} from "../batches/draw_degradation.ts";
import type { Sample } from "../batches/sample.ts";
import type { FaceSource } from "../faces.ts";
import { readFace } from "./face_folder.ts";

/** What a batch holds, copied. */
export interface BatchContent {
  readonly samples: readonly Sample[];
  readonly degraded: Uint8Array;
  readonly reference: Uint8Array;
}

/** Copies a batch, and gives its memory back. */
export function copyBatch(batch: Batch): BatchContent {
  using open = batch;
  const { samples, degraded, reference } = open;
  return { samples, degraded: degraded.slice(), reference: reference.slice() };
}

/** Takes so many batches. */
export async function takeBatches(
  batches: { next(): Promise<Batch> },
  count: number,
): Promise<BatchContent[]> {
  const taken: BatchContent[] = [];
  while (taken.length < count) taken.push(copyBatch(await batches.next()));
  return taken;
}

/** Makes a batch without workers, pools or memory of others. */
export function makeSlowly(
  source: FaceSource,
  samples: readonly Sample[],
  draw: DrawOptions,
): BatchContent {
  const { size } = source;
  const references = samples.map(({ face, flipped }) => {
    const pixels = readFace(source, face);
    return flipped ? turn(pixels, size) : pixels;
  });
  const degraded = references.map((pixels, i) => {
    const degradation = drawDegradation(draw, samples[i]!.draw, size);
    return applyDegradation(createImage(size, size, pixels), degradation).data;
  });
  return { samples, degraded: join(degraded), reference: join(references) };
}

function turn(pixels: Uint8Array, size: number): Uint8Array {
  return pixels.map((_, i) => {
    const [pixel, c] = [Math.floor(i / 3), i % 3];
    const [y, x] = [Math.floor(pixel / size), pixel % size];
    return pixels[3 * (y * size + size - 1 - x) + c]!;
  });
}

function join(parts: readonly (Uint8Array | Uint8ClampedArray)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
