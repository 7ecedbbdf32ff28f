import { assertEquals, assertThrows } from "@std/assert";
import { SAMPLE } from "../testing/sample_command.ts";
import { parseWords } from "./parse_words.ts";
import { UsageError } from "./usage_error.ts";

const NOTHING = {
  fast: false,
  out: undefined,
  count: undefined,
  kind: "png",
  set: [],
} as const;

Deno.test("flags that are left out have their usual values", () => {
  assertEquals(parseWords(SAMPLE, ["a"]), { operands: ["a"], flags: NOTHING });
});

Deno.test("flags and operands come in any order, with = or without", () => {
  const words = "--fast a --out o --count=3 --set x=1 b --kind jpeg --set y=";
  assertEquals(parseWords(SAMPLE, words.split(" ")), {
    operands: ["a", "b"],
    flags: { fast: true, out: "o", count: 3, kind: "jpeg", set: ["x=1", "y="] },
  });
});

Deno.test("behind -- all words are operands", () => {
  const args = parseWords(SAMPLE, ["--", "--fast", "-x"]);
  assertEquals(args, { operands: ["--fast", "-x"], flags: NOTHING });
});

Deno.test("help is what is asked for, whatever else is wrong", () => {
  assertEquals(parseWords(SAMPLE, ["--help"]), "help");
  assertEquals(parseWords(SAMPLE, ["a", "b", "c", "-h"]), "help");
});

Deno.test.each<[line: string, problem: string]>([
  ["a --fsat", 'unknown argument "--fsat", did you mean "--fast"?'],
  ["a --banana=1", 'unknown argument "--banana"'],
  ["a -x", 'unknown argument "-x"'],
  ["a --toString", 'unknown argument "--toString"'],
  ["a --__proto__", 'unknown argument "--__proto__"'],
  ["a --fast=no", '--fast must stand alone, got "no" with it'],
  ["a --out", "--out must have a value, DIR, got nothing"],
  ["a --out --fast", "--out must have a value, DIR, got --fast"],
  ["a --out=", '--out must be a text, got ""'],
  ["a --out x --out y", "--out must come once"],
  ["a --count x", '--count must be an integer from 1 to 9, got "x"'],
  ["a --count 1.5", "--count must be an integer from 1 to 9, got 1.5"],
  ["a --count -3", "--count must be an integer from 1 to 9, got -3"],
  ["a --count=", '--count must be an integer from 1 to 9, got ""'],
  ["a --kind gif", '--kind must be one of "png", "jpeg", got "gif"'],
  ["", "INPUT must be given, got nothing"],
  ["a b c", 'unknown argument "c"'],
])('"sample $0" is refused', (line, problem) => {
  const words = line.split(" ").filter((word) => word !== "");
  const error = assertThrows(() => parseWords(SAMPLE, words), UsageError);
  assertEquals(error.message, `Cannot run sample: ${problem}`);
});
