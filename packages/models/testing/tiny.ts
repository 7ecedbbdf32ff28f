import { Rng } from "@revisage/core";
import type { Tensor4D } from "@tensorflow/tfjs";
import type { RestorerConfig } from "../restorer/config.ts";
import { createNoise, type RestorerNoise } from "../restorer/noise.ts";
import { Restorer } from "../restorer/restorer.ts";
import { fillByFormula, formulaTensor } from "./formula.ts";

/** Few channels, so that the cpu backend is quick: that of the fixtures. */
export const TINY: RestorerConfig = {
  size: 64,
  skips: 3,
  fusion: "lgf",
  quantize: true,
  noise: true,
  imageSkip: false,
  fineSkips: false,
  channels: { base: 128, max: 12 },
  latent: 10,
  codes: 32,
};

/** Cheaper than TINY, where fewer skips will do. */
export const SMALLER = {
  skips: 1,
  channels: { base: 64, max: 4 },
  codes: 8,
};

/** A restorer whose weights are as if trained: no gate, no strength is 0. */
export function tinyRestorer(config: Partial<RestorerConfig> = {}): Restorer {
  const restorer = new Restorer({ ...TINY, ...config }, new Rng(0));
  fillByFormula(restorer);
  return restorer;
}

/** Images of numbers from a formula. */
export function tinyImages(batch: number, name = "x"): Tensor4D {
  return formulaTensor(name, [batch, TINY.size, TINY.size, 3]);
}

/** The noise of the fixtures. */
export function tinyNoise(batch: number, config = TINY): RestorerNoise {
  return createNoise(config, batch, (name, shape) => {
    return formulaTensor(`noise.${name}`, shape);
  });
}
