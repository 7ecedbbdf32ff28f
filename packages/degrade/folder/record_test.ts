import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { parseRecords } from "./record.ts";

const good = { input: "a/b.jpg", output: "a/b.png", size: null, steps: [] };

Deno.test("parseRecords() reads a record from each line", () => {
  const second = { ...good, size: 64, steps: [{ kind: "gray" as const }] };
  const text = `${JSON.stringify(good)}\n${JSON.stringify(second)}\n`;
  assertEquals(parseRecords(text, "a.jsonl"), [good, second]);
});

const REFUSED: readonly (readonly [line: string, problem: string])[] = [
  ["[]", "it must be an object"],
  [
    JSON.stringify({ ...good, input: "../b.jpg" }),
    'input must be a path that stays in its folder, got "../b.jpg"',
  ],
  [
    JSON.stringify({ ...good, output: "/b.png" }),
    'output must be a path that stays in its folder, got "/b.png"',
  ],
  [
    JSON.stringify({ output: "b.png" }),
    "input must be a path that stays in its folder, got nothing",
  ],
  [
    JSON.stringify({ ...good, sise: 3 }),
    'unknown key "sise", did you mean "size"?',
  ],
  [
    JSON.stringify({ ...good, steps: [{ kind: "jpeg", quality: 0 }] }),
    "steps.0.quality must be an integer from 1 to 100, got 0",
  ],
];

for (const [line, problem] of REFUSED) {
  Deno.test(`parseRecords() refuses ${line}`, () => {
    const error = assertThrows(
      () => parseRecords(`${JSON.stringify(good)}\n${line}\n`, "a.jsonl"),
      ConfigError,
    );
    assertEquals(error.message, `Cannot read a.jsonl line 2: ${problem}`);
  });
}

Deno.test("parseRecords() says that a line is not JSON", () => {
  assertThrows(
    () => parseRecords("{", "a.jsonl"),
    ConfigError,
    "Cannot read a.jsonl line 1: it must be JSON: SyntaxError",
  );
});
