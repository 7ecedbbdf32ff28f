import { openSafetensors } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { join } from "node:path";
import { verifyCheckpoint } from "./checkpoint_folder.ts";
import { type CheckpointContent, HeldCheckpoint } from "./held_checkpoint.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";

await tf.setBackend("cpu");

Deno.test("a held checkpoint is what was when it was taken", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const rate = tf.variable(tf.scalar(1));
    const before = tf.memory().numTensors;
    const state = { order: [3, 1, 2] };
    const metadata = { model: { kind: "counter" } };
    const parts = { model, optimizer: [{ path: "rate", variable: rate }] };
    const content = { step: 4, parts, state, metadata, figure: 0.5 };
    using held = new HeldCheckpoint(content);
    state.order.reverse();
    metadata.model.kind = "other";
    model.set(9);
    const path = join(folder, "step-4");
    await held.write(path);
    assertEquals(tf.memory().numTensors, before);

    const names = ["model.safetensors", "optimizer.safetensors"];
    assertEquals(namesOf(path), [...names, "state.json"]);
    const written = await verifyCheckpoint({ step: 4, path });
    assertEquals(written.state, { order: [3, 1, 2] });
    assertEquals(written.figure, 0.5);
    assertEquals(Object.keys(written.files), names);
    using file = openSafetensors(join(path, "model.safetensors"));
    assertEquals(file.metadata.kind, "counter");
    assertEquals(file.read("weight").data, new Float32Array(6));
    rate.dispose();
  }));

Deno.test("what cannot be saved is refused by name, and nothing is held", () => {
  using model = new Counter();
  const flag = tf.variable(tf.scalar(true, "bool"));
  const content: CheckpointContent = { step: 1, parts: { model }, state: {} };
  const before = tf.memory().numTensors;
  const cases: [Partial<CheckpointContent>, string][] = [
    [{ step: -1 }, "checkpoint: step must be a whole number from 0, got -1"],
    [{ step: 0.5 }, "checkpoint: step must be a whole number from 0, got 0.5"],
    [{ figure: NaN }, "checkpoint: figure must be finite, got NaN"],
    [
      { parts: { "../model": model } },
      "checkpoint: a part's name must be small letters, digits and dashes, " +
      "got ../model",
    ],
    [
      { metadata: { ema: {} } },
      "checkpoint: metadata must be of a part, got ema",
    ],
    [
      { state: { seed: NaN } },
      "state.seed: it must be plain JSON, got NaN",
    ],
    [
      { parts: { model, other: [{ path: "flag", variable: flag }] } },
      "flag: its type must be float32 or int32, got bool",
    ],
  ];
  for (const [wrong, message] of cases) {
    const make = () => new HeldCheckpoint({ ...content, ...wrong });
    assertEquals(assertThrows(make, Error).message, `Cannot save ${message}`);
    assertEquals(tf.memory().numTensors, before);
  }
  flag.dispose();
});
