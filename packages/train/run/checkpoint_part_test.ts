import { parseSafetensors, streamSafetensors } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Snapshot, variablesOf } from "./checkpoint_part.ts";
import { Counter } from "./testing/counter.ts";

await tf.setBackend("cpu");

async function read(snapshot: Snapshot) {
  const pieces = streamSafetensors(snapshot.sources());
  const bytes = await new Response(ReadableStream.from(pieces)).bytes();
  const file = parseSafetensors(bytes);
  return Array.from(file.entries.keys(), (name) => {
    const { dtype, shape, data } = file.read(name);
    return [name, dtype, shape, Array.from(data, Number)];
  });
}

Deno.test("a snapshot keeps what was, and gives each value back once read", async () => {
  using counter = new Counter(2);
  counter.set(7);
  const before = tf.memory().numTensors;
  using snapshot = new Snapshot(counter);
  assertEquals(tf.memory().numTensors, before + 2);
  counter.set(8);
  assertEquals(await read(snapshot), [
    ["weight", "F32", [2, 2], [7, 7, 7, 7]],
    ["steps", "I32", [], [7]],
  ]);
  assertEquals(tf.memory().numTensors, before);
  assertEquals(counter.values(), [8, 8, 8, 8, 8]);
});

Deno.test("a snapshot is not swept away by tidy(), and can be dropped unread", () => {
  using counter = new Counter(2);
  const before = tf.memory().numTensors;
  let snapshot: Snapshot | undefined;
  tf.tidy(() => {
    snapshot = new Snapshot(counter);
    tf.zeros([1]);
  });
  assertEquals(tf.memory().numTensors, before + 2);
  snapshot?.[Symbol.dispose]();
  snapshot?.[Symbol.dispose]();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("variables may be a module's or a list", () => {
  using counter = new Counter();
  const list = [...counter.variables()];
  assertEquals(variablesOf(counter), list);
  assertEquals(variablesOf(new Set(list)), list);
});

Deno.test("a variable of another type is refused, and nothing is held", () => {
  using counter = new Counter();
  const flag = tf.variable(tf.scalar(true, "bool"));
  const before = tf.memory().numTensors;
  const error = assertThrows(
    () =>
      new Snapshot([...counter.variables(), { path: "flag", variable: flag }]),
    TypeError,
  );
  assertEquals(
    error.message,
    "Cannot save flag: its type must be float32 or int32, got bool",
  );
  assertEquals(tf.memory().numTensors, before);
  flag.dispose();
});
