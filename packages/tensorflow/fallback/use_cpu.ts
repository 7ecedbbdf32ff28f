import * as tf from "@tensorflow/tfjs";

/** Makes the plain JavaScript backend of TensorFlow.js the one in use. */
export async function useCpu(): Promise<void> {
  await tf.setBackend("cpu");
  // At first use it would recommend tfjs-node, which Deno cannot install.
  Object.assign(tf.backend(), { firstUse: false });
}
