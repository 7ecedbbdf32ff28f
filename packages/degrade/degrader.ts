import { checkImage, type Image } from "@revisage/core";
import { jpegRoundTrip } from "@revisage/image";
import type {
  Degradation,
  DegradationStep,
  JpegStep,
  ResizeStep,
} from "./degradation.ts";
import { blurAndResample } from "./filter/blur_and_resample.ts";
import {
  filterSeparably,
  type SeparableTaps,
} from "./filter/filter_separably.ts";
import { imageOfPlane, type Plane, planeOfImage } from "./filter/plane.ts";
import { resampleTaps } from "./filter/resample_taps.ts";
import { identityTaps } from "./filter/taps.ts";
import { Workspace } from "./filter/workspace.ts";
import { blurKernel } from "./kernel/blur.ts";
import { parseDegradation } from "./parse_degradation.ts";
import { shiftColor, turnGray } from "./steps/color.ts";
import { addGaussianNoise, addPoissonNoise } from "./steps/noise.ts";

/** Width and height. */
type Size = Readonly<Pick<Image, "width" | "height">>;

/** What works on floats. */
type FloatStep = Exclude<DegradationStep, JpegStep>;

interface Run {
  readonly before: readonly FloatStep[];
  readonly jpeg: JpegStep | null;
}

/**
 * Degrades one picture after the other in the same memory, which grows to what
 * the largest one needs and no further.
 *
 * What it gives depends on nothing but what it is given.
 */
export class Degrader {
  readonly #workspace = new Workspace();

  /** Bytes of memory held for the next picture. */
  get byteLength(): number {
    return this.#workspace.byteLength;
  }

  /**
   * Does what a degradation says.
   *
   * @param image The picture; it stays as it is.
   * @param degradation What is done to it.
   * @returns A new picture.
   * @throws {ConfigError} If a number of the degradation is out of its range.
   * @throws {RangeError} If the picture or a size is too large for the memory.
   */
  apply(image: Image, degradation: Degradation): Image {
    checkImage(image);
    const { steps } = parseDegradation(degradation);
    return cutAtJpeg(steps).reduce((current, { before, jpeg }) => {
      const rounded = this.#run(current, before, image);
      return jpeg === null ? rounded : jpegRoundTrip(rounded, jpeg);
    }, image);
  }

  #run(image: Image, steps: readonly FloatStep[], input: Size): Image {
    this.#workspace.reset();
    let plane = planeOfImage(this.#workspace, image);
    for (let i = 0; i < steps.length; i++) {
      const [step, next] = [steps[i]!, steps[i + 1]];
      if (step.kind === "blur" && next?.kind === "resize") i++;
      plane = this.#step(plane, step, next, input);
    }
    return imageOfPlane(this.#workspace, plane);
  }

  /** Does a step; a blur takes a resizing that comes next with it. */
  #step(
    plane: Plane,
    step: FloatStep,
    next: FloatStep | undefined,
    input: Size,
  ): Plane {
    const workspace = this.#workspace;
    switch (step.kind) {
      case "blur": {
        const taps = next?.kind === "resize"
          ? resizeTaps(plane, next, input)
          : keepTaps(plane);
        return blurAndResample(workspace, plane, blurKernel(step.blur), taps);
      }
      case "resize":
        return filterSeparably(workspace, plane, [
          resizeTaps(plane, step, input),
        ]);
      case "gaussian noise":
        addGaussianNoise(workspace, plane, step);
        return plane;
      case "poisson noise":
        addPoissonNoise(workspace, plane, step);
        return plane;
      case "shift":
        shiftColor(workspace, plane, step);
        return plane;
      case "gray":
        turnGray(workspace, plane);
        return plane;
    }
  }
}

/**
 * Cuts a list of steps into runs that end with JPEG, which alone works on whole
 * levels; within a run nothing is rounded.
 */
function cutAtJpeg(steps: readonly DegradationStep[]): Run[] {
  const runs: Run[] = [];
  let before: FloatStep[] = [];
  for (const step of steps) {
    if (step.kind !== "jpeg") {
      before.push(step);
      continue;
    }
    runs.push({ before, jpeg: step });
    before = [];
  }
  return before.length > 0 ? [...runs, { before, jpeg: null }] : runs;
}

function resizeTaps(from: Size, step: ResizeStep, input: Size): SeparableTaps {
  const { width, height } = targetSize(step, input);
  const down = resampleTaps(step.filter, from.height, height);
  const isSquare = from.width === from.height && width === height;
  const across = isSquare ? down : resampleTaps(step.filter, from.width, width);
  return { down, across };
}

function keepTaps({ width, height }: Size): SeparableTaps {
  return { down: identityTaps(height), across: identityTaps(width) };
}

function targetSize({ to }: ResizeStep, input: Size): Size {
  if (to === "input") return input;
  if ("side" in to) return { width: to.side, height: to.side };
  const divided = (side: number) => Math.max(1, Math.floor(side / to.divide));
  return { width: divided(input.width), height: divided(input.height) };
}
