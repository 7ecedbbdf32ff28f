import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { NO_SETTINGS } from "../testing/no_settings.ts";
import { readConfig } from "./read_config.ts";
import type { Recipe } from "./recipe.ts";
import type { SettingFlags } from "./settings.ts";

const recipeOf = (config: Recipe["config"]): Recipe => ({
  ...{ name: "mine", reference: "sub/mine.json", note: ["Mine."] },
  config: { codebookStart: 60, ...config },
});

const messageOf = (
  config: Recipe["config"],
  flags: Partial<SettingFlags>,
): string =>
  assertThrows(
    () => readConfig(recipeOf(config), { ...NO_SETTINGS, ...flags }),
    ConfigError,
  ).message;

Deno.test("flags are stronger than the recipe", () => {
  const flags = { ...NO_SETTINGS, steps: 300, set: ["loss.l1=2"] };
  const { steps, seed, loss } = readConfig(
    recipeOf({ steps: 200, seed: 3, loss: { l1: 5 } }),
    flags,
  );
  assertEquals([steps, seed, loss.l1], [300, 3, 2]);
});

Deno.test("a recipe that is wrong by itself is named alone", () => {
  assertEquals(
    messageOf({ loss: { l2: 1 } }, { steps: 300 }),
    `Cannot read recipe sub/mine.json: unknown key "loss.l2", did you mean "loss.l1"?`,
  );
});

Deno.test("what flags make wrong is told with them", () => {
  assertEquals(
    messageOf({}, { set: ["loss.adverserial=5"] }),
    `Cannot read recipe sub/mine.json with --set: unknown key "loss.adverserial", did you mean "loss.adversarial"?`,
  );
  assertEquals(
    messageOf({ loss: { l2: 1 } }, { seed: 1, set: ["log=0"] }),
    "Cannot read recipe sub/mine.json with --seed, --set:\n" +
      `  unknown key "loss.l2", did you mean "loss.l1"?\n` +
      "  log must be an integer from 1, got 0",
  );
});

Deno.test("where a flag contradicts the recipe, --set is advised", () => {
  assertEquals(
    messageOf({}, { steps: 5 }),
    "Cannot read recipe sub/mine.json with --steps: codebookStart must be " +
      "below steps, 5, got 60; --set codebookStart=VALUE changes it",
  );
  assertEquals(
    messageOf({}, { set: ["steps=5", "codebookStart=7"] }),
    "Cannot read recipe sub/mine.json with --set: codebookStart must be " +
      "below steps, 5, got 7",
  );
});

Deno.test("flags mend a recipe that is wrong without them", () => {
  const channels = { base: 1024, max: 8 };
  const restorer = { size: 1024, channels };
  const recipe = recipeOf({ restorer, discriminator: { channels } });
  const { data } = readConfig(recipe, { ...NO_SETTINGS, data: "faces" });
  assertEquals(data.folder, "faces");
});
