/**
 * Prints by how many bytes this process grew at most while it searched 1024
 * codes for 262,144 vectors of 64 numbers, compiled or not.
 */
import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { nearest } from "@revisage/vq";

const [N, K, d] = [262_144, 1024, 64];

/** Bytes in memory now, `VmRSS`, or at most so far, `VmHWM`. */
function resident(field: "VmRSS" | "VmHWM"): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)![1]) * 1024;
}

await loadTensorFlow();
const search = (z: tf.Tensor2D, codes: tf.Tensor2D) => nearest(z, codes);
const run = Deno.args[0] === "compiled" ? compile(search) : search;
const rng = new Rng(0);
const few = tf.tensor2d(rng.fillUniform(new Float32Array(K * d)), [K, d]);
const z = tf.tile(few, [N / K, 1]);
const last = z.slice([N - 1, 0]); // not before all of it is there
last.dataSync();

const before = resident("VmRSS");
const found = run(z, few).dataSync();
if (!found.every((row, i) => row === i % K)) throw new Error("Not found");
console.log(resident("VmHWM") - before);
