import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { flatten } from "./tree.ts";

await tf.setBackend("cpu");

Deno.test("flatten() takes tensors out in order, and restore() puts others in", () => {
  const [a, b, c] = [tf.scalar(1), tf.scalar(2), tf.scalar(3)];
  const value = { x: a, list: [b, null, { y: undefined }], k: 3 };
  const flat = flatten(value, "args", true);
  assertEquals(flat.tensors, [a, b]);
  const restored = flat.restore([b, c]) as typeof value;
  assertStrictEquals(restored.x, b);
  assertStrictEquals(restored.list[0], c);
  assertEquals(restored.k, 3);
  assertEquals(restored.list.slice(1), [null, { y: undefined }]);
});

Deno.test("a signature tells apart shapes, types, constants and structure", () => {
  const values: unknown[] = [
    tf.zeros([2]),
    tf.zeros([3]),
    tf.zeros([2], "int32"),
    [tf.zeros([2])],
    { a: tf.zeros([2]) },
    { b: tf.zeros([2]) },
    null,
    undefined,
    1,
    "1",
    true,
    [1, 2],
    [[1], 2],
    NaN,
    Infinity,
  ];
  const signatures = values.map((v) => flatten(v, "x", true).signature);
  assertEquals(new Set(signatures).size, values.length);
});

Deno.test("equal structures have equal signatures, whatever the values", () => {
  const signature = (value: number) =>
    flatten({ a: [tf.scalar(value), 2] }, "x", true).signature;
  assertEquals(signature(1), signature(5));
});

Deno.test("flatten() names what it cannot take", () => {
  assertThrows(
    () => flatten({ a: [new Map()] }, "arguments", true),
    TypeError,
    "arguments.a[0] must be a tensor, a constant, or an array or plain " +
      "object of such, got an object of class Map",
  );
  assertThrows(
    () => flatten({ loss: 3 }, "result", false),
    TypeError,
    "result.loss must be a tensor, or an array or plain object of such, " +
      "got number 3",
  );
  assertThrows(
    () => flatten([() => 1], "result", false),
    TypeError,
    "got a function",
  );
});
