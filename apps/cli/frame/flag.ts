import { type Field, field } from "@revisage/core";

/** A flag of a command, as data: from it come parsing, checks and help. */
export interface Flag<T> {
  /** What the help calls its value, as `N` in `--seed N`; null for a switch. */
  readonly placeholder: string | null;
  /** What it does, for the help: a sentence without its subject. */
  readonly about: string;
  /** Whether it may be given more than once. */
  readonly isList: boolean;
  /**
   * Reads what was given.
   *
   * @param texts The values, in order; none if the flag was left out.
   * @param name The flag with its dashes, for the error.
   * @throws {Problems} If a value cannot be used.
   */
  read(texts: readonly string[], name: string): T;
}

/** The flags of a command, by their names without dashes. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** What a command gets for its flags. */
export type FlagValues<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

/** On or off: `--json`. */
export function toggle(about: string): Flag<boolean> {
  return {
    placeholder: null,
    about,
    isList: false,
    read: (texts) => texts.length > 0,
  };
}

/** A text, such as a path: `--output DIR`. */
export function text(placeholder: string, about: string) {
  const nonempty = field.custom(
    "a text",
    (value): value is string => typeof value === "string" && value !== "",
  );
  return valued(placeholder, about, nonempty, undefined);
}

/** As {@linkcode text}, as often as one likes: `--set a=1 --set b=2`. */
export function list(
  placeholder: string,
  about: string,
): Flag<readonly string[]> {
  return { placeholder, about, isList: true, read: (texts) => texts };
}

/** A whole number, `--seed N`; undefined if left out. */
export function integer(
  placeholder: string,
  about: string,
  bounds: readonly [least: number, most: number],
): Flag<number | undefined> {
  const check = field.integer(...bounds);
  return valued(placeholder, about, {
    read: (value, path) => check.read(toNumber(value), path),
  }, undefined);
}

/** A number in decimals, `--verify 0.363`; undefined if left out. */
export function number(
  placeholder: string,
  about: string,
  bounds: readonly [least: number, most: number],
): Flag<number | undefined> {
  const check = field.number(...bounds);
  return valued(placeholder, about, {
    read: (value, path) => check.read(toNumber(value), path),
  }, undefined);
}

/** One of some words, `--format png|jpeg`; the first one if left out. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  words: T,
  about: string,
): Flag<T[number]> {
  const placeholder = words.join("|");
  return valued<T[number], T[number]>(
    placeholder,
    about,
    field.oneOf(...words),
    words[0],
  );
}

/** As {@linkcode oneOf}, but undefined if left out. */
export function choice<const T extends readonly [string, ...string[]]>(
  words: T,
  about: string,
): Flag<T[number] | undefined> {
  return valued<T[number], undefined>(
    words.join("|"),
    about,
    field.oneOf(...words),
    undefined,
  );
}

/** A flag with one value, which a field of core checks. */
function valued<T, Fallback>(
  placeholder: string,
  about: string,
  check: Field<T>,
  fallback: Fallback,
): Flag<T | Fallback> {
  return {
    placeholder,
    about,
    isList: false,
    read: ([text], name) =>
      text === undefined ? fallback : check.read(text, name),
  };
}

/** What is no number in decimals stays a text, for the error to show. */
function toNumber(value: unknown): unknown {
  const isNumber = typeof value === "string" &&
    /^[+-]?\d+(\.\d+)?$/.test(value);
  return isNumber ? Number(value) : value;
}
