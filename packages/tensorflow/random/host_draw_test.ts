import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { Rng } from "@revisage/core";
import { compile } from "../compile/compile.ts";
import { statelessNormal } from "./stateless_normal.ts";
import { statelessUniform } from "./stateless_uniform.ts";

await tf.setBackend("cpu");

const KEY = { seed: 5, step: 3, stream: "noise" };
const int = (value: number) => tf.scalar(value, "int32");

const decoder = new TextDecoder();

/** What the key gives, by definition. */
function expected(): Float32Array {
  const rng = new Rng(5).split("@revisage/tensorflow").split("noise").split(3);
  return rng.fillNormal(new Float32Array(6));
}

async function onWebGpu(): Promise<number[] | null> {
  const script = new URL("./testing/draw_on_webgpu.ts", import.meta.url);
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "-q", script.href, JSON.stringify(KEY)],
  }).output();
  const [printed, said] = [stdout, stderr].map((b) => decoder.decode(b));
  if (printed === "") throw new Error(`The process failed: ${said}`);
  return JSON.parse(printed!);
}
const webGpu = await onWebGpu();

Deno.test("without TensorFlow, Rng draws the numbers of a key", () => {
  assertEquals(tf.getBackend(), "cpu");
  const drawn = statelessNormal([2, 3], KEY);
  assertEquals(drawn.shape, [2, 3]);
  assertEquals(drawn.dataSync(), expected());
});

Deno.test({
  name: "on WebGPU, be it a processor's, Rng draws the same (if any is here)",
  ignore: webGpu === null,
  fn: () => assertEquals(webGpu, [...expected()].map((x) => 2 * x)),
});

Deno.test("without TensorFlow, seed and step may be tensors", () => {
  const step = tf.variable(int(2), false);
  step.assign(step.add(int(1)));
  const drawn = statelessNormal([6], { ...KEY, seed: int(5), step });
  assertEquals(drawn.dataSync(), expected());
  step.dispose();
});

Deno.test("without TensorFlow, uniform numbers keep to their range", () => {
  const drawn = statelessUniform([1000], { ...KEY, low: -2, high: -1 });
  const values = drawn.dataSync<"float32">();
  assert(values.every((x) => x >= -2 && x < -1));
  assert(Math.abs(values.reduce((a, b) => a + b) / 1000 + 1.5) < 0.03);
});

Deno.test("without TensorFlow, sample i is what its seed gives alone", () => {
  const seed = tf.tensor1d([9, -1, 9], "int32");
  const batch = statelessNormal([3, 2], { ...KEY, seed }).dataSync();
  const alone = [9, -1, 9].map((seed) =>
    statelessNormal([2], { ...KEY, seed }).dataSync()
  );
  assertEquals([...batch], alone.flatMap((values) => [...values]));
});

Deno.test("without TensorFlow, seed, step and stream each matter", () => {
  const keys = [
    KEY,
    { ...KEY, seed: 6 },
    { ...KEY, step: 4 },
    { ...KEY, stream: "style" },
    { ...KEY, stream: "" },
    { ...KEY, stream: undefined },
  ];
  const drawn = keys.map((key) => statelessNormal([4], key).dataSync());
  assertEquals(new Set(drawn.map(String)).size, keys.length);
});

Deno.test("without TensorFlow, a compiled function is called, and its numbers change", () => {
  const draw = compile((step: tf.Tensor) =>
    statelessNormal([4], { seed: 1, step })
  );
  const [a, b, c] = [1, 2, 1].map((at) => String(draw(int(at)).dataSync()));
  assert(a !== b);
  assertEquals(a, c);
});
