import { ConfigError, Rng } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { parseDegradation } from "./parse_degradation.ts";
import { type PresetName, PRESETS } from "./presets/presets.ts";
import { sampleDegradation } from "./sample/sample_degradation.ts";

Deno.test("what was drawn is read back from JSON as it was", () => {
  const rng = new Rng(1);
  for (const name of Object.keys(PRESETS) as PresetName[]) {
    for (let i = 0; i < 20; i++) {
      const degradation = sampleDegradation(name, rng, { resize: 64 });
      const read = parseDegradation(JSON.parse(JSON.stringify(degradation)));
      assertEquals(read, degradation);
    }
  }
});

const REFUSED: readonly (readonly [step: unknown, problem: string])[] = [
  [
    { kind: "blurr" },
    'steps.0.kind must be one of "blur", "resize", "gaussian noise", "poisson noise", "jpeg", "shift", "gray", got "blurr"',
  ],
  [
    { kind: "jpeg", quality: 0 },
    "steps.0.quality must be an integer from 1 to 100, got 0",
  ],
  [
    { kind: "jpeg" },
    "steps.0.quality must be an integer from 1 to 100, got nothing",
  ],
  [{ kind: "gray", amount: 1 }, 'unknown key "steps.0.amount"'],
  [
    { kind: "resize", to: { divide: 0 }, filter: "area" },
    "steps.0.to.divide must be a number from 0.05 to 1024, got 0",
  ],
  [
    { kind: "resize", to: { side: 1.5 }, filter: "area" },
    "steps.0.to.side must be an integer from 1 to 32768, got 1.5",
  ],
  [
    { kind: "shift", color: [1, 2] },
    "steps.0.color must be three numbers from -255 to 255, got [1,2]",
  ],
  [
    { kind: "blur", blur: { shape: "motion", length: 0, angle: 0 } },
    "steps.0.blur.length must be a number from 1 to 1000, got 0",
  ],
];

for (const [step, problem] of REFUSED) {
  Deno.test(`parseDegradation() refuses ${JSON.stringify(step)}`, () => {
    const error = assertThrows(
      () => parseDegradation({ steps: [step] }, "a.jsonl line 3"),
      ConfigError,
    );
    assertEquals(error.message, `Cannot read a.jsonl line 3: ${problem}`);
  });
}
