import { Module } from "@revisage/core/module";
import { saveModule } from "@revisage/models";
import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Adam } from "./adam.ts";
import type { AdamConfig } from "./adam_config.ts";
import { valuesOf } from "./testing/pair.ts";

await tf.setBackend("cpu");

/** A weight for each name. */
class Named extends Module {
  constructor(names: readonly string[], size = 1) {
    super();
    for (const name of names) this.parameter(name, tf.ones([size]));
  }
}

/** Saves one optimizer, lets another load it, and gives the message. */
async function refusal(
  save: (path: string) => Promise<void>,
  names: readonly string[],
  config: Partial<AdamConfig> = {},
): Promise<string> {
  const path = await Deno.makeTempFile({ suffix: ".safetensors" });
  try {
    await save(path);
    using module = new Named(names);
    using adam = new Adam(module, config);
    const before = valuesOf(adam);
    const { message } = assertThrows(() => adam.load(path), Error);
    assertEquals(valuesOf(adam), before);
    return message.replace(path, "FILE");
  } finally {
    await Deno.remove(path);
  }
}

function saved(names: readonly string[], size = 1) {
  return async (path: string) => {
    using module = new Named(names, size);
    using adam = new Adam(module);
    await adam.save(path);
  };
}

Deno.test("an optimizer of other weights is refused, and says what differs", async () => {
  const names = ["a", "b", "c", "d", "e"];
  assertEquals(
    await refusal(saved(["a", "z"]), names),
    "Cannot load FILE: it is an optimizer of other weights: it lacks " +
      "squares.b, squares.c, squares.d and 1 more and holds squares.z",
  );
  assertEquals(
    await refusal(saved(["a"]), ["a", "b"]),
    "Cannot load FILE: it is an optimizer of other weights: it lacks squares.b",
  );
  assertEquals(
    await refusal(saved(["a"], 2), ["a"]),
    "Cannot assign variables: squares.a must be float32 [1], got float32 [2]",
  );
});

Deno.test("an optimizer of other β is refused: its sums mean something else", async () => {
  assertEquals(
    await refusal(saved(["a"]), ["a"], { beta2: 0.5 }),
    "Cannot load FILE: beta2 must be 0.5, got 0.99",
  );
  assertEquals(
    await refusal(saved(["a"]), ["a"], { beta1: 0.9 }),
    "Cannot load FILE: beta1 must be 0.9, got 0",
  );
});

Deno.test("what is no optimizer is refused", async () => {
  const save = async (path: string) => {
    using module = new Named(["a"]);
    await saveModule(path, module);
  };
  assertEquals(
    await refusal(save, ["a"]),
    "Cannot load FILE: it must hold the optimizer adam, got none",
  );
});
