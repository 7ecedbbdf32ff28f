import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { typeAttribute } from "../binding/attributes.ts";
import { TensorFlowError } from "../binding/executor.ts";
import { held, testBackend } from "../testing/backend.ts";

const backend = await testBackend();

Deno.test("the backend is called tensorflow, and in use", () => {
  assertEquals(tf.getBackend(), "tensorflow");
  assertEquals(backend.engine.version.split(".")[0], "2");
});

Deno.test("string tensors are made, compared, joined and read", () => {
  const a = tf.tensor(["a", "a string that is longer than TensorFlow inlines"]);
  const b = tf.tensor(["a", "ü"]);
  assertEquals(a.equal(b).arraySync(), [1, 0]);
  assertEquals<unknown>(tf.concat([a, b]).arraySync(), [
    "a",
    "a string that is longer than TensorFlow inlines",
    "a",
    "ü",
  ]);
});

Deno.test("complex tensors keep both parts", () => {
  const x = tf.complex([1, 2], [3, 4]);
  assertEquals(tf.real(x).arraySync(), [1, 2]);
  assertEquals(tf.imag(x.mul(x)).arraySync(), [6, 16]);
});

Deno.test("TensorFlow's 64-bit integers become int32 in TensorFlow.js", async () => {
  const where = await tf.whereAsync(tf.tensor1d([true, false, true]));
  assertEquals([where.dtype, where.arraySync()], ["int32", [[0], [2]]]);
});

Deno.test("execute() runs any operation of TensorFlow's", () => {
  const x = tf.tensor1d([1, 2, 3]);
  backend.getInputTensorIds([x]);
  const before = held(backend);
  const [info] = backend.execute("Erf", [x], [typeAttribute("T", "float32")]);
  const y = tf.engine().makeTensorFromTensorInfo(info!);
  const [first] = y.dataSync();
  assertEquals(first!.toFixed(6), "0.842701"); // erf(1)
  y.dispose();
  assertEquals(held(backend), before);
});

Deno.test("execute() names the operation, the shapes and the reason", () => {
  assertThrows(
    () => backend.execute("MatMul", [tf.ones([2, 3]), tf.ones([2, 3])], []),
    TensorFlowError,
    "Cannot run MatMul on float32[2,3], float32[2,3]: Matrix size-incompatible",
  );
});

Deno.test("a disposed tensor is refused", () => {
  const x = tf.tensor1d([1, 2]);
  x.dispose();
  assertThrows(() => x.add(1), Error, "disposed");
  assertThrows(
    () => backend.execute("Neg", [x], []),
    Error,
    "Cannot use a tensor that was disposed",
  );
});

Deno.test("tensors of another backend move here when they are used", async () => {
  await tf.setBackend("cpu");
  const x = tf.tensor1d([1, 2]).add(1);
  await tf.setBackend("tensorflow");
  assertEquals(x.mul(10).arraySync(), [20, 30]);
});

Deno.test("tidy() leaves no tensor in TensorFlow", () => {
  const before = held(backend);
  tf.tidy(() => {
    const x = tf.ones([4, 4]);
    x.matMul(x).relu().sum().dataSync();
    tf.tensor(["a", "b"]).dataSync();
  });
  assertEquals(held(backend), before);
});
