import { showValue } from "../show_value.ts";
import { type Field, problem } from "./field_type.ts";

/**
 * A value of your own kind.
 *
 * @param must What it must be, as in "a multiple of 8".
 * @param isValid Tells whether a value is that.
 */
export function custom<T>(
  must: string,
  isValid: (value: unknown) => value is T,
): Field<T> {
  return {
    read(value, path) {
      if (isValid(value)) return value;
      throw problem(path, must, value);
    },
  };
}

/** `true` or `false`. */
export function boolean(): Field<boolean> {
  return custom("true or false", (value) => typeof value === "boolean");
}

/** Any text. */
export function text(): Field<string> {
  return custom("a text", (value) => typeof value === "string");
}

/** One of some texts or numbers, `oneOf("lgf", "add")`. */
export function oneOf<const T extends readonly (string | number)[]>(
  ...options: T
): Field<T[number]> {
  const isOption = (value: unknown): value is T[number] =>
    options.some((option) => option === value);
  return custom(`one of ${options.map(showValue).join(", ")}`, isOption);
}

/** A finite number from `least` to `most`, both included. */
export function number(
  least: number = -Infinity,
  most: number = Infinity,
): Field<number> {
  return custom(
    `a number${bounds(least, most)}`,
    (value) => isWithin(value, least, most),
  );
}

/** A whole number from `least` to `most`, both included. */
export function integer(
  least: number = -Infinity,
  most: number = Infinity,
): Field<number> {
  return custom(
    `an integer${bounds(least, most)}`,
    (value): value is number =>
      Number.isSafeInteger(value) && isWithin(value, least, most),
  );
}

/** A power of two from `least` to `most`, both included. */
export function powerOfTwo(least: number, most: number): Field<number> {
  return custom(
    `a power of two${bounds(least, most)}`,
    (value): value is number =>
      isWithin(value, least, most) && value > 0 &&
      2 ** Math.round(Math.log2(value)) === value,
  );
}

/** Two finite numbers from `least` to `most`, the smaller one first. */
export function range(
  least: number = -Infinity,
  most: number = Infinity,
): Field<readonly [number, number]> {
  return {
    read(value, path) {
      if (Array.isArray(value) && value.length === 2) {
        const [low, high]: unknown[] = value;
        if (isWithin(low, least, most) && isWithin(high, low, most)) {
          return Object.freeze([low, high] as const);
        }
      }
      const must = `[low, high]${bounds(least, most)}`;
      throw problem(path, must, value);
    },
  };
}

function isWithin(
  value: unknown,
  least: number,
  most: number,
): value is number {
  return Number.isFinite(value) && Number(value) >= least &&
    Number(value) <= most;
}

function bounds(least: number, most: number): string {
  if (least === -Infinity) return most === Infinity ? "" : ` up to ${most}`;
  return most === Infinity ? ` from ${least}` : ` from ${least} to ${most}`;
}
