import * as tf from "@tensorflow/tfjs";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertNotEquals,
  assertThrows,
} from "@std/assert";
import { compile } from "../compile/compile.ts";
import { held, testBackend } from "../testing/backend.ts";
import { statelessNormal } from "./stateless_normal.ts";
import { statelessUniform } from "./stateless_uniform.ts";

const backend = await testBackend();
const int = (value: number) => tf.scalar(value, "int32");
const ints = (values: number[]) => tf.tensor1d(values, "int32");

Deno.test("compiled numbers equal eager ones, bit for bit, and differ by step", () => {
  const key = { seed: -9, stream: "noise" };
  const draw = compile((step: tf.Tensor) => ({
    normal: statelessNormal([3, 5], { ...key, step }),
    uniform: statelessUniform([7], { ...key, step, low: -2, high: 5 }),
  }));
  const seen = new Set<string>();
  for (const step of [0, 1, -1, 2 ** 31 - 1]) {
    const drawn = draw(int(step));
    const uniform = { ...key, step, low: -2, high: 5 };
    assertEquals(
      drawn.normal.dataSync(),
      statelessNormal([3, 5], { ...key, step }).dataSync(),
    );
    assertEquals(
      drawn.uniform.dataSync(),
      statelessUniform([7], uniform).dataSync(),
    );
    seen.add(String(drawn.normal.dataSync()));
  }
  assertEquals([seen.size, draw.traces], [4, 1]);
});

Deno.test("a step that is a variable may count inside the function", () => {
  const step = tf.variable(int(5), false);
  const draw = compile(() => {
    step.assign(step.add(int(1)));
    return statelessNormal([4], { seed: 1, step });
  });
  for (const at of [6, 7]) {
    const alone = statelessNormal([4], { seed: 1, step: at }).dataSync();
    assertEquals(draw().dataSync(), alone);
  }
  step.dispose();
});

Deno.test("a step that is a variable may count outside the function", () => {
  const step = tf.variable(int(5), false);
  const draw = compile(() => statelessNormal([4], { seed: 1, step }));
  for (const at of [5, 6]) {
    step.assign(int(at));
    const alone = statelessNormal([4], { seed: 1, step: at }).dataSync();
    assertEquals(draw().dataSync(), alone);
  }
  assertEquals(draw.traces, 1);
  step.dispose();
});

Deno.test("seeds that are an argument make a number for the step good enough", () => {
  const draw = compile((seed: tf.Tensor) =>
    statelessNormal([2, 3], { seed, step: 0, stream: "style" })
  );
  const [, second] = draw(ints([4, 5])).arraySync() as number[][];
  const [first] = draw(ints([5, 6])).arraySync() as number[][];
  assertEquals(first, second);
  assertEquals(draw.traces, 1);
});

Deno.test("XLA draws numbers of its own from a key, again and again", () => {
  const draw = (step: tf.Tensor) => statelessUniform([999], { seed: 3, step });
  const fused = compile(draw, { xla: true });
  const numbers = fused(int(8)).dataSync();
  assertEquals(fused(int(8)).dataSync(), numbers);
  assertNotEquals(fused(int(9)).dataSync(), numbers);
  assertNotEquals(draw(int(8)).dataSync(), numbers); // or mend the docs
  assert(numbers.every((x) => x >= 0 && x < 1));
  assertAlmostEquals(tf.mean(numbers).dataSync()[0]!, 0.5, 0.03);
});

Deno.test("gradients pass by the numbers, which are constants to them", () => {
  const noisy = compile((step: tf.Tensor, scale: tf.Tensor) => {
    const noise = statelessNormal([4], { seed: 2, step });
    return tf.grad((scale) => scale.mul(noise).sum())(scale);
  });
  const noise = statelessNormal([4], { seed: 2, step: 3 });
  assertEquals(noisy(int(3), tf.ones([4])).dataSync(), noise.dataSync());
});

const frozen = (caller: string) =>
  `Cannot call ${caller}() inside compiled function "draw": its numbers ` +
  `would be the same at every call. Let step or seed be an argument of the ` +
  `function or a variable; numbers that are to stay the same can be drawn ` +
  `outside.`;

Deno.test("numbers that would be the same at every call are refused", () => {
  const outside = int(1);
  backend.getInputTensorIds([outside]);
  const before = held(backend);
  const refused = (draw: () => tf.Tensor, caller: string) =>
    assertThrows(
      () => compile(draw, { name: "draw" })(),
      Error,
      frozen(caller),
    );
  const seed = 0;
  refused(() => statelessNormal([2], { seed, step: 1 }), "statelessNormal");
  refused(() => statelessUniform([2], { seed, step: 1 }), "statelessUniform");
  refused(() => {
    const step = int(1);
    return statelessNormal([2], { seed, step });
  }, "statelessNormal");
  refused(
    () => statelessNormal([2], { seed, step: outside }),
    "statelessNormal",
  );
  refused(
    () => statelessNormal([2, 1], { seed: ints([1, 2]), step: 1 }),
    "statelessNormal",
  );
  assertEquals(held(backend), before);
  outside.dispose();
});

Deno.test("compiled steps hold no more and no less than before", () => {
  const draw = compile((step: tf.Tensor) =>
    statelessNormal([2, 2], { seed: [1, 2], step, stream: "a" })
  );
  draw(int(0)).dispose();
  const before = held(backend);
  const sums = [1, 2].map((at) =>
    tf.tidy(() => draw(int(at)).sum().dataSync()[0])
  );
  assertNotEquals(sums[0], sums[1]);
  assertEquals(held(backend), before);
});
