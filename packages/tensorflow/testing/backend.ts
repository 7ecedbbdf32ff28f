import * as tf from "@tensorflow/tfjs";
import { TensorFlowBackend } from "../backend/backend.ts";
import { loadTensorFlow } from "../load.ts";

/** Loads native TensorFlow for a test, and gives the backend it runs on. */
export async function testBackend(): Promise<TensorFlowBackend> {
  await loadTensorFlow();
  const backend = tf.backend();
  if (!(backend instanceof TensorFlowBackend)) {
    throw new Error(`Cannot test: the backend in use is ${tf.getBackend()}`);
  }
  return backend;
}

/** How many tensors TensorFlow.js and TensorFlow hold. Level, if nothing leaks. */
export function held(backend: TensorFlowBackend): [number, number] {
  return [tf.memory().numTensors, backend.eager.size];
}
