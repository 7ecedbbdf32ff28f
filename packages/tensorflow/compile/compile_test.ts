import * as tf from "@tensorflow/tfjs";
import {
  assert,
  assertEquals,
  assertNotStrictEquals,
  assertThrows,
} from "@std/assert";
import { held, testBackend } from "../testing/backend.ts";
import { compile } from "./compile.ts";

const backend = await testBackend();

Deno.test("a compiled function is traced once for each signature", () => {
  let calls = 0;
  const double = compile((x: tf.Tensor, k: number) => {
    calls++;
    return x.mul(k);
  });
  assertEquals(double(tf.tensor1d([1, 2]), 2).arraySync(), [2, 4]);
  assertEquals(double(tf.tensor1d([3, 4]), 2).arraySync(), [6, 8]);
  assertEquals([calls, double.traces], [1, 1]);
  assertEquals(double(tf.tensor1d([3, 4, 5]), 2).arraySync(), [6, 8, 10]);
  assertEquals(double(tf.tensor1d([3, 4, 5]), 3).arraySync(), [9, 12, 15]);
  assertEquals([calls, double.traces], [3, 3]);
  double.dispose();
});

Deno.test("nested objects and arrays of tensors go in and come out", () => {
  const swap = compile(function swap(
    { a, rest }: { a: tf.Tensor; rest: readonly [tf.Tensor, number] },
  ) {
    return { first: rest[0].add(rest[1]), more: [a, { none: null }] as const };
  });
  const result = swap({ a: tf.scalar(1), rest: [tf.scalar(2), 10] });
  assertEquals(result.first.arraySync(), 12);
  assertEquals(result.more[0].arraySync(), 1);
  assertEquals(result.more[1], { none: null });
  assertEquals(swap.name, "swap");
});

Deno.test("variables are read anew at each call and written back after it", () => {
  const count = tf.variable(tf.scalar(0));
  const next = compile(() => {
    count.assign(count.add(1));
    return count.mul(10); // the new value
  });
  assertEquals(next().arraySync(), 10);
  assertEquals(next().arraySync(), 20);
  count.assign(tf.scalar(7));
  assertEquals(next().arraySync(), 80);
  assertEquals(count.arraySync(), 8);
  assertEquals(next.traces, 1);
});

Deno.test("variables made of one tensor are kept apart, and from the tensor", () => {
  const start = tf.tensor1d([1, 2]);
  const weight = tf.variable(start);
  const average = tf.variable(start);
  const step = compile(() => {
    weight.assign(weight.mul(10));
    average.assign(average.add(weight));
    return start.clone();
  });
  step().dispose();
  assertEquals(step().arraySync(), [1, 2]);
  assertEquals(weight.arraySync(), [100, 200]);
  assertEquals(average.arraySync(), [111, 222]);
});

Deno.test("two variables may swap their values", () => {
  const [a, b] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(2))];
  const swap = compile(() => {
    const old = a.clone();
    a.assign(b);
    b.assign(old);
    return null;
  });
  swap();
  assertEquals([a.arraySync(), b.arraySync()], [2, 1]);
  swap();
  assertEquals([a.arraySync(), b.arraySync()], [1, 2]);
});

Deno.test("what is returned belongs to the caller, even an argument", () => {
  const identity = compile((x: tf.Tensor) => x);
  const x = tf.scalar(3);
  const y = identity(x);
  assertNotStrictEquals(x, y);
  y.dispose();
  assertEquals(x.arraySync(), 3);
});

Deno.test("a captured tensor stays alive after the caller disposed it", () => {
  const outside = tf.tensor1d([1, 2, 3]);
  const add = compile((x: tf.Tensor) => x.add(outside));
  add(tf.scalar(0)).dispose();
  outside.dispose();
  assertEquals(add(tf.scalar(1)).arraySync(), [2, 3, 4]);
});

Deno.test("a compiled function inside another becomes part of it", () => {
  const inner = compile((x: tf.Tensor) => x.square());
  const outer = compile((x: tf.Tensor) => inner(x).add(1));
  assertEquals(outer(tf.scalar(3)).arraySync(), 10);
  assertEquals([outer.traces, inner.traces], [1, 0]);
});

Deno.test("a gradient may be taken through a compiled function", () => {
  const cube = compile((x: tf.Tensor) => x.mul(x).mul(x));
  const gradient = tf.grad((x) => cube(x))(tf.scalar(2));
  assertEquals(gradient.arraySync(), 12);
});

Deno.test("on another backend the function is just called", async () => {
  const step = compile((x: tf.Tensor) => ({ y: x.add(1), x }));
  await tf.setBackend("cpu");
  try {
    const x = tf.scalar(1);
    const before = tf.memory().numTensors;
    const result = step(x);
    assertEquals(tf.memory().numTensors, before + 2);
    assertEquals(result.y.arraySync(), 2);
    result.x.dispose();
    assertEquals(x.arraySync(), 1);
    assertEquals(step.traces, 0);
  } finally {
    await tf.setBackend("tensorflow");
  }
});

Deno.test("dispose() frees traces and captures; a call traces anew", () => {
  const outside = tf.scalar(2);
  const double = compile((x: tf.Tensor) => x.mul(outside));
  backend.getInputTensorIds([outside]); // not at first use
  const before = held(backend);
  tf.tidy(() => void double(tf.scalar(1)));
  double.dispose();
  assertEquals(held(backend), before);
  assertEquals(double(tf.scalar(4)).arraySync(), 8);
  assertEquals(double.traces, 2);
});

Deno.test("tracing leaves nothing behind but what it captured", () => {
  const weight = tf.tidy(() => tf.variable(tf.ones([4, 4])));
  const x = tf.ones([2, 4]);
  backend.getInputTensorIds([x, weight]); // not at first use
  const before = held(backend);
  const step = compile((x: tf.Tensor2D) => {
    const loss = () => x.matMul(weight).square().mean().asScalar();
    const { value, grads } = tf.variableGrads(loss, [weight]);
    weight.assign(weight.sub(grads[weight.name]!.mul(0.1)));
    return value;
  });
  step(x as tf.Tensor2D).dispose();
  assertEquals(held(backend), before);
});

Deno.test("large constants of one value do not swell the graph", () => {
  const fill = compile((x: tf.Tensor) => x.add(tf.zeros([512, 512])));
  const sum = fill(tf.ones([512, 512]));
  assertEquals(sum.sum().arraySync(), 512 * 512);
});

Deno.test("int32, bool and complex64 tensors pass through", () => {
  const through = compile((i: tf.Tensor, b: tf.Tensor, c: tf.Tensor) => [
    i.add(tf.scalar(1, "int32")),
    b.logicalNot(),
    tf.real(c),
  ]);
  const [i, b, c] = through(
    tf.tensor1d([1, 2], "int32"),
    tf.tensor1d([true, false]),
    tf.complex([1], [2]),
  );
  assertEquals([i!.dtype, b!.dtype], ["int32", "bool"]);
  assertEquals(i!.arraySync(), [2, 3]);
  assertEquals(b!.arraySync(), [0, 1]);
  assertEquals(c!.arraySync(), [1]);
});

Deno.test("bfloat16 changes products, but not sums", () => {
  const x = tf.tensor2d([[1 + 1 / 512, 3]]);
  const fn = (x: tf.Tensor2D) => x.matMul(x, false, true).add(x.sum());
  const exact = (1 + 1 / 512) ** 2 + 9 + 4 + 1 / 512;
  const close = compile(fn)(x).arraySync() as number[][];
  const coarse = compile(fn, { precision: "bfloat16" })(x)
    .arraySync() as number[][];
  assert(Math.abs(close[0]![0]! - exact) < 1e-5);
  assert(Math.abs(coarse[0]![0]! - exact) > 1e-4);
  assert(Math.abs(coarse[0]![0]! - exact) < 0.1);
});

Deno.test("XLA computes the same", () => {
  const fn = (x: tf.Tensor2D) => x.matMul(x).relu().sum();
  const x = tf.tensor2d([[1, -2], [3, 4]]);
  assertEquals(
    compile(fn, { xla: true })(x).arraySync(),
    compile(fn)(x).arraySync(),
  );
});

Deno.test("XLA compiles: an operation that it lacks is an error", () => {
  const nth = (x: tf.Tensor) => {
    const n = tf.scalar(1, "int32");
    const [info] = backend.execute("NthElement", [x, n], []);
    return tf.engine().makeTensorFromTensorInfo(info!);
  };
  const x = tf.tensor1d([3, 1, 2]);
  assertEquals(compile(nth)(x).arraySync(), 2);
  assertThrows(
    () => compile(nth, { name: "nth", xla: true })(x),
    Error,
    "Detected unsupported operations",
  );
});
