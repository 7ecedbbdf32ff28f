import type { Image } from "@revisage/core";
import { STEP_FLOATS } from "./convert.ts";
import { LANE_FLOATS } from "./fir.ts";
import { QUAD } from "./transpose.ts";
import type { Workspace } from "./workspace.ts";

/** Bytes of a float. */
const WORD = 4;

/**
 * A picture of floats in a {@linkcode Workspace}: RGB side by side, 0 to 255,
 * each line filled up to an odd multiple of {@linkcode LANE_FLOATS}.
 */
export interface Plane {
  readonly address: number;
  readonly width: number;
  readonly height: number;
  /** Floats from a line's start to the next one's. */
  readonly stride: number;
}

/** Takes memory for a picture; it holds whatever was there. */
export function createPlane(
  workspace: Workspace,
  width: number,
  height: number,
): Plane {
  // Even numbers of cache lines would make the lines of a column crowd into
  // few of the cache's sets, and push one another out.
  const stride = (stepsOf(width, LANE_FLOATS) | 1) * LANE_FLOATS;
  const address = workspace.allocate(stride * height);
  return { address, width, height, stride };
}

/** Where a line of a picture starts, in bytes. */
export function lineAddress({ address, stride }: Plane, y: number): number {
  return address + WORD * stride * y;
}

/** How many steps of so many floats a line takes. */
export function stepsOf(width: number, floats: number): number {
  return Math.ceil(3 * width / floats);
}

/** All floats of a picture, the filling among them. */
export function planeFloats(
  workspace: Workspace,
  { address, height, stride }: Plane,
): Float32Array<ArrayBuffer> {
  return workspace.floats(address, stride * height);
}

/** Copies an image into a workspace. */
export function planeOfImage(workspace: Workspace, image: Image): Plane {
  const { width, height, data } = image;
  const plane = createPlane(workspace, width, height);
  const bytes = workspace.allocate(Math.ceil(data.length / WORD));
  workspace.bytes(bytes, data.length).set(data);
  for (let y = 0; y < height; y++) {
    workspace.loops.toFloats(
      lineAddress(plane, y),
      bytes + 3 * width * y,
      stepsOf(width, STEP_FLOATS),
    );
  }
  return plane;
}

/**
 * Copies a picture out of its workspace, rounded to the nearest level; halves
 * go to the even one and what lies beyond 0 to 255 to the nearer end.
 */
export function imageOfPlane(workspace: Workspace, plane: Plane): Image {
  const { width, height } = plane;
  const length = 3 * width * height;
  const bytes = workspace.allocate(Math.ceil(length / WORD));
  // What a line is filled up by goes where the next line will be.
  for (let y = 0; y < height; y++) {
    workspace.loops.toBytes(
      bytes + 3 * width * y,
      lineAddress(plane, y),
      stepsOf(width, STEP_FLOATS),
    );
  }
  return { width, height, data: workspace.bytes(bytes, length).slice() };
}

/**
 * Swaps rows and columns, so that a filter along rows runs along columns.
 *
 * @returns `target`.
 */
export function transposePlane(
  workspace: Workspace,
  source: Plane,
  target: Plane = createPlane(workspace, source.height, source.width),
): Plane {
  const quads = Math.floor(source.height / QUAD);
  for (let quad = 0; quad < quads; quad++) {
    workspace.loops.transpose(
      target.address + 3 * WORD * QUAD * quad,
      lineAddress(source, QUAD * quad),
      WORD * source.stride,
      WORD * target.stride,
      source.width,
    );
  }
  const from = planeFloats(workspace, source);
  const to = planeFloats(workspace, target);
  for (let y = QUAD * quads; y < source.height; y++) {
    let i = y * source.stride;
    let j = 3 * y;
    for (let x = 0; x < source.width; x++) {
      to[j] = from[i]!;
      to[j + 1] = from[i + 1]!;
      to[j + 2] = from[i + 2]!;
      i += 3;
      j += target.stride;
    }
  }
  return target;
}

/** Runs `visit` for each line of a picture, without what it is filled up by. */
export function forEachLine(
  workspace: Workspace,
  plane: Plane,
  visit: (line: Float32Array<ArrayBuffer>) => void,
): void {
  const floats = planeFloats(workspace, plane);
  for (let y = 0; y < plane.height; y++) {
    const start = y * plane.stride;
    visit(floats.subarray(start, start + 3 * plane.width));
  }
}
