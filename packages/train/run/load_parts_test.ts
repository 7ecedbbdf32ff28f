import { type TensorSource, writeSafetensors } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { join } from "node:path";
import { loadParts } from "./load_parts.ts";
import { RunError } from "./run_error.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder } from "./testing/in_folder.ts";

await tf.setBackend("cpu");

const steps: TensorSource = {
  dtype: "I32",
  shape: [],
  data: new Int32Array([5]),
};

/** Bits that arithmetic would lose: a small number, −0, a payload of NaN. */
function oddBits(): Float32Array<ArrayBuffer> {
  return new Float32Array(
    new Uint32Array([1, 0x80000000, 0x7f800000, 0x7fc00123, 0x3f800001, 0])
      .buffer,
  );
}

function weight(shape: number[], data = new Float32Array(6)): TensorSource {
  return { dtype: "F32", shape, data };
}

Deno.test("loadParts() loads every bit, into every part", () =>
  inFolder(async (folder) => {
    const before = tf.memory().numTensors;
    using model = new Counter();
    using ema = new Counter();
    const tensors = [["weight", weight([2, 3], oddBits())], ["steps", steps]];
    for (const name of ["model.safetensors", "ema.safetensors"]) {
      await writeSafetensors(
        join(folder, name),
        tensors as [string, TensorSource][],
      );
    }
    loadParts(folder, ["ema.safetensors", "model.safetensors"], { model, ema });
    const bits = (values: ArrayBufferView) => [
      ...new Uint32Array(values.buffer as ArrayBuffer, values.byteOffset, 6),
    ];
    for (const part of [model, ema]) {
      assertEquals(bits(part.weight.dataSync()), bits(oddBits()));
      assertEquals(part.steps.dataSync()[0], 5);
    }
    assertEquals(tf.memory().numTensors, before + 4);
  }));

Deno.test("loadParts() names the first differences, and changes nothing", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    model.set(9);
    const refused = async (
      tensors: Record<string, TensorSource>,
      files: string[],
      message: string,
    ) => {
      const path = join(folder, "model.safetensors");
      await writeSafetensors(path, Object.entries(tensors));
      const load = () => loadParts(folder, files, { model });
      const error = assertThrows(load, RunError);
      assertEquals(error.kind, "architecture");
      assertEquals(
        error.message,
        `Cannot load ${folder}: it is of another architecture; ${message}`,
      );
      assertEquals(model.values(), [9, 9, 9, 9, 9, 9, 9]);
    };
    const file = "model.safetensors";
    await refused(
      { weight: weight([3, 2]), steps },
      [file],
      `${file}: weight must be float32 [2,3], got float32 [3,2]`,
    );
    await refused(
      { weight: weight([2, 3]), steps: weight([], new Float32Array(1)) },
      [file],
      `${file}: steps must be int32 [], got float32 []`,
    );
    await refused(
      { bias: steps, a: steps, b: steps },
      [file],
      `${file}: weight is missing; steps is missing; a is unexpected; ` +
        "and 2 more",
    );
    await refused(
      { weight: weight([2, 3]), steps },
      [file, "ema.safetensors"],
      "ema.safetensors: the file is unexpected",
    );
    await refused({}, [], `${file}: the file is missing`);
    await refused(
      { steps, weight: weight([3, 2]) },
      ["ema.safetensors", file],
      "ema.safetensors: the file is unexpected; " +
        `${file}: weight must be float32 [2,3], got float32 [3,2]`,
    );
  }));
