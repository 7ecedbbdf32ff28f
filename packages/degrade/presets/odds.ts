import { field, type Schema } from "@revisage/core";
import type { Range } from "./preset.ts";

/** Numbers of which one at least is above 0: how often each choice comes. */
export function odds<T extends Readonly<Record<string, number>>>(
  ...names: readonly (keyof T & string)[]
): ReturnType<typeof field.object<T>> {
  const weight = field.number(0);
  const schema = Object.fromEntries(names.map((name) => [name, weight]));
  const weights = field.object(schema as Schema<T>);
  const some = field.custom(
    "such that one number is above 0",
    (value): value is T => Object.values(value as T).some((n) => n > 0),
  );
  return {
    read: (value, path, fallback) =>
      some.read(weights.read(value, path, fallback), path),
  };
}

/** A range of whole JPEG qualities. */
export const qualities: ReturnType<typeof field.custom<Range>> = field.custom(
  "[low, high], integers from 1 to 100",
  (value): value is Range =>
    Array.isArray(value) && value.length === 2 && value[0] <= value[1] &&
    value.every((q) => Number.isInteger(q) && q >= 1 && q <= 100),
);
