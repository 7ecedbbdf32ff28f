import { assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import {
  type CheckpointState,
  DamageError,
  parseState,
  spellState,
} from "./state_file.ts";

const STATE: CheckpointState = {
  step: 20,
  figure: -31.5,
  files: { "model.safetensors": { bytes: 8, sha256: "00" } },
  state: { rng: { key: [1, 2], drawn: 3 } },
};

Deno.test("parseState() reads what spellState() wrote, any JSON", () => {
  assertEquals(parseState(spellState(STATE)), STATE);
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const state: unknown = JSON.parse(JSON.stringify(value)); // Without -0.
    assertEquals(parseState(spellState({ ...STATE, state })).state, state);
  }));
});

Deno.test("parseState() notices any change of a letter, and any cut", () => {
  const text = spellState(STATE).trimEnd();
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i]!)) continue; // Between the tokens it means nothing.
    const other = text[i] === "1" ? "2" : "1";
    const changed = text.slice(0, i) + other + text.slice(i + 1);
    assertThrows(() => parseState(changed), DamageError);
    assertThrows(() => parseState(text.slice(0, i)), DamageError);
  }
});

Deno.test("parseState() says what is wrong", () => {
  const cases = [
    ["", "state.json is no JSON"],
    ['{"step": ', "state.json is no JSON"],
    ["null", "state.json is not what was written"],
    ["{}", "state.json is not what was written"],
    ['{"files": 3}', "state.json is not what was written"],
  ] as const;
  for (const [text, message] of cases) {
    const error = assertThrows(() => parseState(text), DamageError);
    assertEquals(error.message, message);
  }
});
