import { cosine, sine } from "./arithmetic.ts";
import type { FaceView } from "./view.ts";

/** For each pixel, the point of the straight face that is seen there. */
export interface Chart {
  /** From the midline, in sides of the picture. */
  readonly x: Float32Array;
  /** From the top, in sides of the picture. */
  readonly y: Float32Array;
}

/** How far the front of the face is before the axis that the head turns on. */
const REACH = 0.27;

/** How deep the eyes lie; the picture is aligned on them, so they stay. */
const EYE_DEPTH = 0.8;

/**
 * Finds what each pixel sees of a head that is turned.
 *
 * A turn moves the front of the face one way and, since the picture stays
 * aligned on the eyes, the outline the other way.
 */
export function chartFace(size: number, pose: FaceView["pose"]): Chart {
  const x = new Float32Array(size * size);
  const y = new Float32Array(size * size);
  const c = cosine(pose.roll);
  const s = sine(pose.roll);
  const across = REACH * sine(pose.yaw);
  const down = REACH * sine(pose.pitch);
  for (let j = 0, index = 0; j < size; j++) {
    for (let i = 0; i < size; i++, index++) {
      const px = (i + 0.5) / size - 0.5;
      const py = (j + 0.5) / size - 0.5;
      const ux = c * px + s * py;
      const uy = c * py - s * px;
      const outline = ux * ux / 0.116 + uy * uy / 0.21;
      const depth = (outline < 1 ? 1 - outline : 0) - EYE_DEPTH;
      x[index] = ux - across * depth;
      y[index] = uy + 0.5 - down * depth;
    }
  }
  return { x, y };
}
