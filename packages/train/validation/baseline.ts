import { createImage, type Image } from "@revisage/core";
import { type Degradation, Degrader } from "@revisage/degrade";
import type { DrawOptions } from "../data/batches/draw_degradation.ts";
import { drawDegradation } from "../data/batches/draw_degradation.ts";
import { openFaces } from "../data/faces.ts";
import type { SomeFaces } from "../trainer/open_faces_of.ts";
import { Means } from "./means.ts";
import type { Measure } from "./measure.ts";

/** Pictures that are measured at once. */
const BATCH = 16;

/**
 * What the same measures say of the same degraded faces, enlarged by bicubic
 * interpolation: what a restorer has to be better than.
 *
 * @param draw As in validation.
 * @returns By the name of the measure.
 */
export async function bicubicBaseline(
  { source, faces }: SomeFaces,
  draw: DrawOptions,
  measures: readonly Measure[],
): Promise<Record<string, number>> {
  const { size, names } = source;
  const means = new Means(measures);
  const degrader = new Degrader();
  using reader = openFaces(source);
  const read = (face: number): Image => {
    const image = createImage(size, size);
    reader.read(face, image.data as Uint8Array);
    return image;
  };
  for (let i = 0; i < faces.length; i += BATCH) {
    const some = faces.slice(i, i + BATCH);
    const reference = some.map(read);
    const restored = some.map((face, j) => {
      const degradation = drawDegradation(draw, names[face]!, size);
      return degrader.apply(reference[j]!, enlargedByBicubic(degradation));
    });
    await means.add({ restored, reference });
    await new Promise((resolve) => setTimeout(resolve)); // Others wait for news.
  }
  return means.values();
}

/** The same, but for the filter by which the picture gets its size back. */
function enlargedByBicubic({ steps }: Degradation): Degradation {
  return {
    steps: steps.map((step) =>
      step.kind === "resize" && step.to === "input"
        ? { ...step, filter: "bicubic" }
        : step
    ),
  };
}
