import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../frame/usage_error.ts";
import { NO_SETTINGS } from "../testing/no_settings.ts";
import { namesGiven, settingsOf } from "./settings.ts";

Deno.test("flags say a part of a config", () => {
  assertEquals(settingsOf(NO_SETTINGS), {});
  const flags = { ...NO_SETTINGS, data: "faces", validation: "val", steps: 7 };
  assertEquals(settingsOf({ ...flags, every: 3, accumulate: 2, seed: 0 }), {
    data: { folder: "faces" },
    validation: { folder: "val" },
    steps: 7,
    every: 3,
    accumulate: 2,
    seed: 0,
  });
});

Deno.test("--set reads JSON, and else a text", () => {
  const set = [
    "loss.l1=0.5",
    "loss.adversarial=0",
    "restorer.fusion=add",
    "data.flip=false",
    "optimizer.clip=null",
    'augment=["color"]',
    "weights.vgg19=a=b.safetensors",
  ];
  assertEquals(settingsOf({ ...NO_SETTINGS, set }), {
    loss: { l1: 0.5, adversarial: 0 },
    restorer: { fusion: "add" },
    data: { flip: false },
    optimizer: { clip: null },
    augment: ["color"],
    weights: { vgg19: "a=b.safetensors" },
  });
});

Deno.test("of two settings the later holds, and a flag of its own over both", () => {
  const set = ["steps=1", "steps=2"];
  assertEquals(settingsOf({ ...NO_SETTINGS, set }), { steps: 2 });
  assertEquals(settingsOf({ ...NO_SETTINGS, set, steps: 3 }), { steps: 3 });
});

Deno.test("the flags that say something are named", () => {
  assertEquals(namesGiven(NO_SETTINGS), []);
  const flags = { ...NO_SETTINGS, validation: "val", seed: 0, set: ["log=1"] };
  assertEquals(namesGiven(flags), ["--validation", "--seed", "--set"]);
});

Deno.test("a setting must have a value", () => {
  for (const text of ["steps", "=3"]) {
    assertThrows(
      () => settingsOf({ ...NO_SETTINGS, set: [text] }),
      UsageError,
      `Cannot run train: --set must be KEY=VALUE, as loss.adversarial=0.05, got "${text}"`,
    );
  }
});
