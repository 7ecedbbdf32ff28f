import { Rng } from "@revisage/core";
import {
  PRESETS,
  REAL_ESRGAN,
  sampleDegradation,
  sampleSecondOrder,
} from "@revisage/degrade";
import { assertEquals, assertNotEquals } from "@std/assert";
import { drawDegradation, type DrawOptions } from "./draw_degradation.ts";

const OPTIONS: DrawOptions = { preset: "gfpgan", seed: 2, referenceSize: 512 };

/** The stream that a sample has. */
function streamOf(draw: number | string): Rng {
  return new Rng(2).split("degradation").split(draw);
}

Deno.test("a degradation is drawn from the stream of its sample", () => {
  const scale = { size: 64, referenceSize: 512 };
  assertEquals(
    drawDegradation(OPTIONS, 7, 64),
    sampleDegradation("gfpgan", streamOf(7), scale),
  );
  assertEquals(
    drawDegradation({ ...OPTIONS, preset: REAL_ESRGAN }, 7, 64),
    sampleSecondOrder(streamOf(7), REAL_ESRGAN, scale),
  );
  assertEquals(
    drawDegradation({ preset: PRESETS.paper, seed: 2 }, "a.png", 64),
    sampleDegradation("paper", streamOf("a.png")),
  );
});

Deno.test("what is drawn for validation is not what is drawn in training", () => {
  const drawn = ([7, 8, "7", "8"] as const).map((draw) =>
    drawDegradation(OPTIONS, draw, 64)
  );
  for (let i = 1; i < drawn.length; i++) {
    for (const other of drawn.slice(0, i)) assertNotEquals(drawn[i], other);
  }
});
