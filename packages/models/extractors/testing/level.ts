import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";

/** Runs `body` and asserts that no tensor is left over. */
export async function assertLevel(
  body: () => void | Promise<void>,
): Promise<void> {
  const { numTensors } = tf.memory();
  await body();
  assertEquals(tf.memory().numTensors, numTensors);
}
