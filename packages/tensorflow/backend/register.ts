import "./node_util.ts";
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js";
import type { Engine } from "../engine.ts";
import { registerFusedGradients } from "../gradients/fused_gradients.ts";
import { registerKernels } from "../kernels/mod.ts";
import { TensorFlowBackend } from "./backend.ts";
import { BACKEND_NAME } from "./backend_name.ts";

/** Above every backend that TensorFlow.js brings along. */
const PRIORITY = 4;

/** Makes native TensorFlow a backend of TensorFlow.js, and the one in use. */
export async function registerBackend(
  engine: Engine,
): Promise<TensorFlowBackend> {
  registerKernels();
  registerFusedGradients();
  const backend = new TensorFlowBackend(engine);
  if (!tf.registerBackend(BACKEND_NAME, () => backend, PRIORITY)) {
    throw new Error(
      `Cannot register backend "${BACKEND_NAME}": there is one of that name`,
    );
  }
  await tf.setBackend(BACKEND_NAME);
  return backend;
}
