/** Anything with a shape: a tensor, a variable, a header of a file. */
export interface Shaped {
  /** Size of each axis. */
  readonly shape: readonly number[];
}

/** A shape and what it must be: one letter or digit an axis. */
export type ShapeCheck = readonly [value: Shaped, axes: string];

/** The letters of `Axes`, as a union: `"B" | "H" | "W"` for `"BHW3"`. */
export type AxisLetters<Axes extends string> = string extends Axes ? string
  : Axes extends `${infer Axis}${infer Rest}`
    ? Exclude<Axis, `${number}`> | AxisLetters<Rest>
  : never;

/** Size of each axis that {@linkcode checkShapes} found, by its letter. */
export type AxisSizes<Checks extends Record<string, ShapeCheck>> = {
  readonly [Letter in AxisLetters<Checks[keyof Checks][1]>]: number;
};

/**
 * Checks that shapes fit each other.
 *
 * An axis is named by one letter, and the same letter is the same size
 * everywhere; upper and lower case differ. A digit is a size itself: `"HW3"`
 * ends in an axis of 3, and `"44C"` starts with 4×4. It is cheap enough for
 * every call of a layer.
 *
 * @param checks For each name, the value that has it and its axes. The first
 * to use a letter says how large it is.
 * @returns The size of each letter.
 * @throws {RangeError} If a shape does not fit; the first is named.
 *
 * @example
 * ```ts
 * import { checkShapes } from "@revisage/core";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const x = { shape: [8, 16, 16, 3] };
 * const { B, I } = checkShapes({ x: [x, "BHWI"] });
 * assertEquals([B, I], [8, 3]);
 *
 * const weight = { shape: [3, 3, 2, 4] };
 * assertThrows(
 *   () => checkShapes({ x: [x, "BHWI"], weight: [weight, "KKIO"] }),
 *   RangeError,
 *   "Cannot use weight of shape [3,3,2,4]: I is 2 here but 3 in x",
 * );
 * ```
 */
export function checkShapes<
  const Checks extends Record<string, ShapeCheck>,
>(checks: Checks): AxisSizes<Checks> {
  const sizes: Record<string, number> = {};
  for (const name in checks) {
    const [{ shape }, axes] = checks[name]!;
    if (shape.length !== axes.length) throw misfit(checks, name);
    for (let i = 0; i < axes.length; i++) {
      const axis = axes[i]!;
      const wanted = isDigit(axis) ? Number(axis) : sizes[axis] ??= shape[i]!;
      if (shape[i] !== wanted) throw misfit(checks, name, i);
    }
  }
  return sizes as AxisSizes<Checks>;
}

function misfit(
  checks: Record<string, ShapeCheck>,
  name: string,
  index?: number,
): RangeError {
  const [{ shape }, axes] = checks[name]!;
  const problem = index === undefined
    ? `rank must be ${axes.length} (${axes}), got ${shape.length}`
    : disagreement(checks, name, index);
  return new RangeError(
    `Cannot use ${name} of shape [${shape}]: ${problem}`,
  );
}

function disagreement(
  checks: Record<string, ShapeCheck>,
  name: string,
  index: number,
): string {
  const [{ shape }, axes] = checks[name]!;
  const axis = axes[index]!;
  const size = shape[index];
  if (isDigit(axis)) return `axis ${index} must be ${axis}, got ${size}`;
  const [owner, [first, ownerAxes]] = Object.entries(checks)
    .find(([, [, other]]) => other.includes(axis))!;
  const wanted = first.shape[ownerAxes.indexOf(axis)];
  return owner === name
    ? `${axis} is both ${wanted} and ${size}`
    : `${axis} is ${size} here but ${wanted} in ${owner}`;
}

function isDigit(axis: string): boolean {
  return axis >= "0" && axis <= "9";
}
