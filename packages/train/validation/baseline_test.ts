import { createImage, type Image } from "@revisage/core";
import { applyDegradation } from "@revisage/degrade";
import { assert, assertEquals } from "@std/assert";
import { drawDegradation } from "../data/batches/draw_degradation.ts";
import { syntheticFaces } from "../data/mod.ts";
import { readFace } from "../data/testing/face_folder.ts";
import { bicubicBaseline } from "./baseline.ts";
import type { Measure } from "./measure.ts";

const source = syntheticFaces({ size: 64, people: 20, views: 1 });
const draw = { preset: "gfpgan", seed: 4, referenceSize: 256 } as const;

/** Keeps what it is shown. */
function keeping() {
  const seen: { restored: Image[]; reference: Image[] } = {
    restored: [],
    reference: [],
  };
  const measure: Measure = {
    name: "level",
    better: "lower",
    measure: ({ restored, reference }) => {
      seen.restored.push(...restored);
      seen.reference.push(...reference);
      return restored.map(({ data }) => data[0]!);
    },
  };
  return { seen, measure };
}

Deno.test("the baseline is the same degradation, but enlarged by bicubic", async () => {
  const faces = [...source.names.keys()].slice(2); // More than a batch.
  const { seen, measure } = keeping();
  const values = await bicubicBaseline({ source, faces }, draw, [measure]);
  assertEquals(seen.restored.length, faces.length);
  let sum = 0;
  faces.forEach((face, i) => {
    const pixels = readFace(source, face);
    assertEquals(new Uint8Array(seen.reference[i]!.data), pixels);
    const { steps } = drawDegradation(draw, source.names[face]!, 64);
    const enlarged = steps.filter((step) =>
      step.kind === "resize" && step.to === "input"
    );
    assertEquals(enlarged.length, 1);
    const byHand = applyDegradation(createImage(64, 64, pixels), {
      steps: steps.map((step) =>
        step === enlarged[0] ? { ...enlarged[0], filter: "bicubic" } : step
      ) as typeof steps,
    });
    assertEquals(seen.restored[i]!.data, byHand.data);
    sum += byHand.data[0]!;
  });
  assert(Math.abs(values["level"]! - sum / faces.length) < 1e-9);
});
