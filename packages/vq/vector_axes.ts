import type { Shaped } from "@revisage/core";

/** Names for `checkShapes` the axes of vectors of `d` numbers, `[..., d]`. */
export function vectorAxes({ shape }: Shaped): string {
  return `${"ABCEFG".slice(0, Math.max(0, shape.length - 1))}d`;
}
