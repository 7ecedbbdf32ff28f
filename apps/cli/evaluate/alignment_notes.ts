import { landmarkDistance, type Point } from "@revisage/metrics";
import type { PicturePoints } from "./find_points.ts";
import { enumerate } from "./identities.ts";

/** Where the five points of FFHQ's faces lie, in parts of the side. */
const FFHQ: readonly Point[] = [
  [192.98138 / 512, 239.94708 / 512],
  [318.90277 / 512, 240.1936 / 512],
  [256.63416 / 512, 314.01935 / 512],
  [201.26117 / 512, 371.41043 / 512],
  [313.08905 / 512, 371.15118 / 512],
];

/**
 * Mean distance from there, in parts of the side, from which on a face counts
 * as not aligned. YuNet sees the most of 120 of FFHQ's faces at 0.02 and 6 in 100
 * beyond this, by their pose; ArcFace's own five points lie 0.06 off.
 */
const FAR = 0.05;

/**
 * Warns of references in which a network for faces will not see what it
 * should: sentences.
 *
 * @param references Points by stem; null where no face was found.
 */
export function alignmentNotes(
  references: ReadonlyMap<string, PicturePoints | null>,
): string[] {
  const notes: string[] = [], all = references.size;
  const none = references.keys()
    .filter((stem) => references.get(stem) === null).toArray();
  if (none.length > 0) {
    notes.push(
      `No face was found in ${none.length} of ${all} references: ` +
        `${enumerate(none)}.`,
    );
  }
  const far = Array.from(references)
    .map(([stem, found]) => ({ stem, off: found ? offFfhq(found) : 0 }))
    .filter(({ off }) => off > FAR)
    .sort((a, b) => b.off - a.off);
  if (far.length > 0) {
    notes.push(
      `${far.length} of ${all} references may not be aligned as FFHQ's faces ` +
        `are: their five points lie more than ${
          100 * FAR
        } % of the side off, ` +
        `in the mean, farthest in ${enumerate(far.map(({ stem }) => stem))}. ` +
        "Networks for faces may see them wrongly.",
    );
  }
  return notes;
}

/** In parts of the sides. */
function offFfhq({ width, height, points }: PicturePoints): number {
  const restored = points.map(([x, y]): Point => [x / width, y / height]);
  return landmarkDistance({ restored, reference: FFHQ });
}
