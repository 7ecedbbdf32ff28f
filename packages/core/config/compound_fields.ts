import { showValue } from "../show_value.ts";
import { didYouMean } from "./did_you_mean.ts";
import { collect, type Field, problem, Problems } from "./field_type.ts";

/** A field for each key of a config. */
export type Schema<T> = { readonly [K in keyof T]: Field<T[K]> };

/** An object with these keys and no others; a missing one takes its default. */
export function object<T extends object>(schema: Schema<T>): Field<T> {
  const keys = Object.keys(schema) as (keyof T & string)[];
  return {
    read(value, path, fallback) {
      const given = keysOf(path, value);
      const lines = Array.from(given.keys())
        .filter((key) => !Object.hasOwn(schema, key))
        .map((key) => describeUnknown(key, keys, path));
      const entries = keys.map((key) => {
        const initial = fallback?.[key];
        const raw = given.get(key);
        const read = () =>
          schema[key].read(
            raw === undefined ? initial : raw,
            join(path, key),
            initial,
          );
        return [key, collect(lines, read)] as const;
      });
      if (lines.length > 0) throw new Problems(lines);
      // Every key of T was read by the field of that key.
      return Object.freeze(Object.fromEntries(entries)) as T;
    },
  };
}

/**
 * A list whose elements are all of one kind.
 *
 * Elements have no defaults: one that is an object must have all its keys.
 *
 * @param lengths Its least and its greatest length.
 */
export function listOf<T>(
  element: Field<T>,
  [least, most]: readonly [least: number, most: number] = [0, Infinity],
): Field<readonly T[]> {
  const count = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw problem(path, "a list", value);
      if (value.length < least || value.length > most) {
        throw problem(path, `a list of ${count}`, value);
      }
      const lines: string[] = [];
      const elements = value.map((raw: unknown, index) =>
        collect(lines, () => element.read(raw, join(path, String(index))))
      );
      if (lines.length > 0) throw new Problems(lines);
      return Object.freeze(elements) as readonly T[];
    },
  };
}

/** A value that may be switched off by `null`. */
export function orNull<T>(field: Field<T>): Field<T | null> {
  return {
    read(value, path, fallback) {
      return value === null
        ? null
        : field.read(value, path, fallback ?? undefined);
    },
  };
}

/** What an object says of its keys; nothing at all is an empty object. */
function keysOf(path: string, value: unknown = {}): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw problem(path, "an object", value);
  }
  return new Map<string, unknown>(Object.entries(value));
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function describeUnknown(
  key: string,
  known: readonly string[],
  path: string,
): string {
  const near = didYouMean(key, known);
  const hint = near === undefined
    ? ""
    : `, did you mean "${join(path, near)}"?`;
  return `unknown key ${showValue(join(path, key))}${hint}`;
}
