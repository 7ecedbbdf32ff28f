import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { testBackend } from "../testing/backend.ts";
import { intAttribute, typeAttribute } from "./attributes.ts";
import { dtypeName, DTYPES, type NativeDType } from "./dtypes.ts";
import { TensorFlowError } from "./executor.ts";
import type { HostValues } from "./host_tensor.ts";

const { eager } = await testBackend();

/** Values go into TensorFlow and come back; nothing stays behind. */
function roundTrip(dtype: NativeDType, values: HostValues, shape: number[]) {
  const before = eager.size;
  const tensor = eager.constant(shape, dtype, values);
  assertEquals([tensor.shape, tensor.dtype], [shape, DTYPES[dtype]]);
  const back = eager.read(tensor.id);
  eager.delete(tensor.id);
  assertEquals(eager.size, before);
  assertEquals(back, values);
}

Deno.test("values of every type come back as they went in", () => {
  roundTrip("float32", Float32Array.of(1.5, -0, NaN, Infinity), [2, 2]);
  roundTrip("float64", Float64Array.of(Math.PI, 5e-324), [2]);
  roundTrip("int32", Int32Array.of(-(2 ** 31), 2 ** 31 - 1), [1, 2]);
  roundTrip("int64", BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n), [2]);
  roundTrip("uint64", BigUint64Array.of(2n ** 64n - 1n), []);
  roundTrip("bool", Uint8Array.of(1, 0), [2]);
  roundTrip("uint8", Uint8Array.of(255, 0), [2]);
  roundTrip("complex64", Float32Array.of(1, 2, 3, 4), [2]);
  roundTrip("float32", new Float32Array(0), [0, 3]);
});

Deno.test("any bytes come back as strings, long and short", () => {
  const bytes = fc.uint8Array({ maxLength: 100 });
  fc.assert(fc.property(fc.array(bytes, { maxLength: 8 }), (strings) => {
    const values = strings.map((s) => Uint8Array.from(s));
    roundTrip("string", values, [values.length]);
  }));
});

Deno.test("values in an array of another type are converted", () => {
  const tensor = eager.constant([2], "bool", Int32Array.of(1, 0));
  assertEquals(eager.read(tensor.id), Uint8Array.of(1, 0));
  eager.delete(tensor.id);
});

Deno.test("too few or too many values are an error", () => {
  assertThrows(
    () => eager.constant([2, 2], "float32", new Float32Array(3)),
    RangeError,
    "Cannot create float32[2,2]: it takes 4 values, got 3",
  );
  assertThrows(
    () => eager.constant([2], "bfloat16", new Float32Array(2)),
    TypeError,
    "Cannot create bfloat16[2] from host values",
  );
});

Deno.test("a wrong operation is an error with its name, shapes and reason", () => {
  const a = eager.constant([2, 3], "float32", new Float32Array(6));
  const before = eager.size;
  const error = assertThrows(
    () => eager.execute("MatMul", [a.id, a.id], []),
    TensorFlowError,
    "Cannot run MatMul on float32[2,3], float32[2,3]: ",
  );
  assertStringIncludes(error.reason, "Matrix size-incompatible");
  assertEquals(error.op, "MatMul");
  assertEquals(error.inputs, ["float32[2,3]", "float32[2,3]"]);
  assertEquals(error.code, 3);
  assertEquals(eager.size, before);
  eager.delete(a.id);
});

Deno.test("an operation that does not exist is an error", () => {
  assertThrows(
    () => eager.execute("NoSuchOperation", [], []),
    TensorFlowError,
    "Cannot run NoSuchOperation: ",
  );
});

Deno.test("a missing attribute is an error", () => {
  assertThrows(
    () => eager.execute("Placeholder", [], []),
    TensorFlowError,
    "Cannot run Placeholder: ",
  );
});

Deno.test("an absurd allocation is an error, not the end of the process", () => {
  const dims = eager.constant([2], "int32", Int32Array.of(1e6, 1e6));
  const one = eager.constant([], "float32", Float32Array.of(1));
  const error = assertThrows(
    () => eager.execute("Fill", [dims.id, one.id], []),
    TensorFlowError,
    "OOM when allocating tensor with shape[1000000,1000000]",
  );
  assertEquals(error.code, 8);
  eager.delete(dims.id);
  eager.delete(one.id);
});

Deno.test("a deleted tensor cannot be used, nor deleted again", () => {
  const { id } = eager.constant([], "float32", Float32Array.of(1));
  eager.delete(id);
  const message = `Cannot use tensor ${id}: it was disposed`;
  assertThrows(() => eager.read(id), Error, message);
  assertThrows(() => eager.delete(id), Error, message);
  assertThrows(() => eager.execute("Neg", [id], []), Error, message);
});

Deno.test("an operation may have hundreds of outputs", () => {
  const x = eager.constant(
    [300],
    "int32",
    Int32Array.from({ length: 300 }, (_, i) => i),
  );
  const before = eager.size;
  const outputs = eager.execute("Unpack", [x.id], [
    typeAttribute("T", "int32"),
    intAttribute("num", 300),
  ], 300);
  assertEquals(outputs.length, 300);
  assertEquals(eager.read(outputs[299]!.id), Int32Array.of(299));
  for (const { id } of outputs) eager.delete(id);
  assertEquals(eager.size, before);
  eager.delete(x.id);
});

Deno.test("a type without a name is an error", () => {
  assertEquals(dtypeName(14), "bfloat16");
  assertThrows(() => dtypeName(99), Error, "Cannot use TensorFlow's type 99");
});
