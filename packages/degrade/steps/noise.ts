import { Rng } from "@revisage/core";
import type { GaussianNoiseStep, PoissonNoiseStep } from "../degradation.ts";
import { forEachLine, type Plane } from "../filter/plane.ts";
import type { Workspace } from "../filter/workspace.ts";
import { drawPoisson } from "./draw_poisson.ts";
import { clip, luma } from "./levels.ts";

/** Adds Gaussian noise to a picture in place and clips it to 0 to 255. */
export function addGaussianNoise(
  workspace: Workspace,
  plane: Plane,
  { sigma, gray, seed }: GaussianNoiseStep,
): void {
  const rng = new Rng(seed);
  const noise = new Float64Array((gray ? 1 : 3) * plane.width);
  forEachLine(workspace, plane, (line) => {
    rng.fillNormal(noise);
    if (gray) addToPixels(line, noise, sigma);
    else addToChannels(line, noise, sigma);
  });
}

function addToChannels(
  line: Float32Array,
  noise: Float64Array,
  sigma: number,
): void {
  for (let i = 0; i < line.length; i++) {
    line[i] = clip(line[i]! + sigma * noise[i]!);
  }
}

function addToPixels(
  line: Float32Array,
  noise: Float64Array,
  sigma: number,
): void {
  for (let i = 0, pixel = 0; i < line.length; i += 3, pixel++) {
    const shared = sigma * noise[pixel]!;
    line[i] = clip(line[i]! + shared);
    line[i + 1] = clip(line[i + 1]! + shared);
    line[i + 2] = clip(line[i + 2]! + shared);
  }
}

/** Draws each pixel of a picture anew, in place, from its photons. */
export function addPoissonNoise(
  workspace: Workspace,
  plane: Plane,
  { photons, gray, seed }: PoissonNoiseStep,
): void {
  const rng = new Rng(seed);
  const noiseAt = (level: number) => {
    const clipped = clip(level);
    return drawPoisson(rng, clipped * photons) / photons - clipped;
  };
  forEachLine(workspace, plane, (line) => {
    for (let i = 0; i < line.length; i += 3) {
      const shared = gray ? noiseAt(luma(line, i)) : 0;
      for (let c = i; c < i + 3; c++) {
        const level = line[c]!;
        line[c] = clip(level + (gray ? shared : noiseAt(level)));
      }
    }
  });
}
