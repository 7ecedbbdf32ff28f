import { didYouMean, Problems } from "@revisage/core";
import { parseArgs } from "node:util";
import type { Arguments, Command } from "./command.ts";
import type { Flags, FlagValues } from "./flag.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Reads the words behind a command's name.
 *
 * Flags and operands may come in any order, `--flag=value` is `--flag value`,
 * and what follows `--` is an operand whatever it looks like.
 *
 * @returns Its arguments, or `"help"` if that is what was asked for.
 * @throws {UsageError} If a flag is unknown, was given twice, lacks its value or
 * has a wrong one, or there are too many or too few operands.
 */
export function parseWords<F extends Flags>(
  command: Command<F>,
  words: readonly string[],
): Arguments<F> | "help" {
  const { given, operands } = splitWords(command, words);
  if (given.has("help")) return "help";
  checkOperands(command, operands);
  const flags = Object.entries(command.flags).map(([name, flag]) => {
    const texts = given.get(name) ?? [];
    return [name, inCommand(command, () => flag.read(texts, `--${name}`))];
  });
  return { operands, flags: Object.fromEntries(flags) as FlagValues<F> };
}

/** What was given of each flag, unread, and what was no flag. */
interface Split {
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

function splitWords(command: Command, words: readonly string[]): Split {
  const types = Object.entries(command.flags).map(([name, flag]) =>
    [name, { type: flag.placeholder === null ? "boolean" : "string" }] as const
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: {
      help: { type: "boolean", short: "h" },
      ...Object.fromEntries(types),
    },
    allowPositionals: true,
    strict: false, // Its errors would not say what was meant.
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const text = textOf(command, token);
    given.set(token.name, [...given.get(token.name) ?? [], text]);
    const isList = command.flags[token.name]?.isList ?? true;
    if (given.get(token.name)!.length > 1 && !isList) {
      throw new UsageError(command.name, `${token.rawName} must come once`);
    }
  }
  return { given, operands };
}

/** A flag as it was found; a lone one has no value. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
}

/** The text that a flag was given; "" if it is a switch. */
function textOf(command: Command, token: OptionToken): string {
  const { name, rawName, value, inlineValue } = token;
  if (name === "help") return "";
  if (!Object.hasOwn(command.flags, name)) throw unknown(command, rawName);
  const { placeholder } = command.flags[name]!;
  if (placeholder === null) {
    if (value === undefined) return "";
    throw new UsageError(
      command.name,
      `${rawName} must stand alone, got "${value}" with it`,
    );
  }
  if (value === undefined || (!inlineValue && value.startsWith("--"))) {
    throw new UsageError(
      command.name,
      `${rawName} must have a value, ${placeholder}, got ${value ?? "nothing"}`,
    );
  }
  return value;
}

function unknown(command: Command, word: string): UsageError {
  const flags = [...Object.keys(command.flags), "help"].map((n) => `--${n}`);
  return new UsageError(
    command.name,
    `unknown argument "${word}"${suggest(word, flags)}`,
  );
}

/** The end of a sentence on an unknown word. */
export function suggest(word: string, candidates: Iterable<string>): string {
  const meant = didYouMean(word, candidates);
  return meant === undefined ? "" : `, did you mean "${meant}"?`;
}

function checkOperands(
  { name, operands }: Command,
  given: readonly string[],
): void {
  const { least, most } = operands ?? { least: 0, most: 0 };
  if (given.length > most) {
    throw new UsageError(name, `unknown argument "${given[most]}"`);
  }
  if (given.length >= least) return;
  throw new UsageError(name, `${operands!.name} must be given, got nothing`);
}

/** Turns the problem of a flag's value into an error of use. */
function inCommand<T>({ name }: Command, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    throw new UsageError(name, error.message, { cause: error });
  }
}
