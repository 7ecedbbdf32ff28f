/**
 * Prints, as JSON, what is drawn on WebGPU by the key of the argument; `null`
 * if there is no adapter. Run by `host_draw_test.ts`, in a process of its own:
 * a driver that brings LLVM along cannot share one with TensorFlow.
 */
import * as tf from "@tensorflow/tfjs";
import { statelessNormal } from "../stateless_normal.ts";

async function draw(): Promise<number[] | null> {
  if (!await navigator.gpu?.requestAdapter()) return null;
  await import("@tensorflow/tfjs-backend-webgpu");
  await tf.setBackend("webgpu");
  const { seed, step, stream } = JSON.parse(Deno.args[0]!);
  const counter = tf.variable(tf.scalar(step - 1, "int32"), false);
  counter.assign(counter.add(tf.scalar(1, "int32")));
  const drawn = statelessNormal([6], { seed, step: counter, stream });
  return [...await drawn.mul(2).data()];
}

console.log(JSON.stringify(await draw()));
