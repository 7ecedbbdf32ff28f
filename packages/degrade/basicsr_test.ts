import { createImage } from "@revisage/core";
import { assert, assertAlmostEquals } from "@std/assert";
import { applyDegradation } from "./apply_degradation.ts";
import { type Blur, blurKernel } from "./kernel/blur.ts";
import fixtures from "./testdata/basicsr.json" with { type: "json" };

fixtures.kernels.forEach(({ blur, weights }, index) => {
  Deno.test(`kernel ${index}, ${blur.shape}, is BasicSR's`, () => {
    const ours = blurKernel(blur as Blur).weights;
    for (const [place, weight] of weights) {
      assertAlmostEquals(
        ours[place!]!,
        weight!,
        1e-9 * Math.abs(ours[0]!) + 1e-12,
      );
    }
  });
});

for (const { level, scale, mean, variance } of fixtures.poisson) {
  Deno.test(`Poisson noise of scale ${scale} at ${level} spreads as BasicSR's`, () => {
    const image = createImage(256, 256);
    image.data.fill(level);
    const { data } = applyDegradation(image, {
      steps: [{
        kind: "poisson noise",
        photons: 1 / scale ** 2, // As sampleSecondOrder() has it.
        gray: false,
        seed: 0,
      }],
    });
    let [sum, squares] = [0, 0];
    for (const value of data) {
      sum += value - level;
      squares += (value - level) ** 2;
    }
    assertAlmostEquals(sum / data.length, mean, 0.2);
    // Rounding to levels adds 1/12.
    const ratio = (squares / data.length - 1 / 12) / variance;
    assert(Math.abs(ratio - 1) < 0.02, `${ratio}`);
  });
}
