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
  forEachLine(workspace, plane, (line) => {
    for (let i = 0; i < line.length; i += 3) {
      const noise = sigma * rng.normal();
      line[i] = clip(line[i]! + noise);
      line[i + 1] = clip(line[i + 1]! + (gray ? noise : sigma * rng.normal()));
      line[i + 2] = clip(line[i + 2]! + (gray ? noise : sigma * rng.normal()));
    }
  });
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
