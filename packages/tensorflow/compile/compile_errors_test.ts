import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { stringAttribute } from "../binding/attributes.ts";
import { held, testBackend } from "../testing/backend.ts";
import { compile } from "./compile.ts";

const backend = await testBackend();
const x = tf.tensor1d([1, 2, 3]);
const weight = tf.variable(tf.tensor1d([1, 2, 3]));
backend.getInputTensorIds([x, weight]); // not at first use

/** The function is refused with this message, and nothing is left behind. */
function refuses(
  name: string,
  fn: (x: tf.Tensor) => unknown,
  message: string,
): void {
  Deno.test(name, () => {
    const before = held(backend);
    assertThrows(() => compile(fn, { name: "step" })(x), Error, message);
    assertEquals(held(backend), before);
    assertEquals(weight.arraySync(), [1, 2, 3]);
    assertEquals(backend.tracing, null);
  });
}

const unknown = `() inside compiled function "step": values are not known ` +
  `while it is traced. Return the tensor and read it outside, or compute ` +
  `with tensors.`;

refuses(
  "dataSync() inside is refused",
  (x) => tf.scalar(x.dataSync()[0]!),
  "Cannot call dataSync" + unknown,
);
refuses(
  "arraySync() of a captured variable is refused: it would be frozen",
  () => tf.tensor(weight.arraySync()),
  "Cannot call arraySync" + unknown,
);
refuses(
  "data() is refused, though nobody waits for it",
  (x) => (x.data(), x),
  "Cannot call data" + unknown,
);
refuses(
  "array() is refused, though nobody waits for it",
  (x) => (x.array(), x),
  "Cannot call array" + unknown,
);
refuses(
  "print() is refused",
  (x) => (x.print(), x),
  "Cannot call print" + unknown,
);
refuses(
  "a refused read is not forgotten when the function catches it",
  (x) => {
    try {
      x.dataSync();
    } catch { /* goes on as if nothing had happened */ }
    return x;
  },
  "Cannot call dataSync" + unknown,
);
refuses(
  "random numbers from the host are refused",
  // deno-lint-ignore revisage/no-tf-random -- this is what is refused
  (x) => x.add(tf.randomNormal([3])),
  `Cannot call randomNormal() inside compiled function "step": its numbers ` +
    `would be the same at every call. Use statelessNormal() or ` +
    `statelessUniform() of @revisage/tensorflow.`,
);
refuses(
  "dropout is refused, for it draws on the host",
  // deno-lint-ignore revisage/no-tf-random -- this is what is refused
  (x) => tf.dropout(x, 0.5),
  `Cannot call randomUniform() inside compiled function "step"`,
);
refuses(
  "multinomial is refused, for its seed would be frozen",
  // deno-lint-ignore revisage/no-tf-random -- this is what is refused
  (x) => tf.multinomial(x as tf.Tensor1D, 2, 1),
  `Cannot call multinomial() inside compiled function "step"`,
);
refuses(
  "assigning host values is refused",
  () => (weight.assign(tf.tensor1d([4, 5, 6])), null),
  `Cannot call assign() with values from the host inside compiled function ` +
    `"step": they would be the same at every call. Pass them as an argument, ` +
    `or compute them, as with zerosLike().`,
);
refuses(
  "creating a variable is refused",
  (x) => tf.variable(x).add(1),
  `Cannot call variable() inside compiled function "step": create variables ` +
    `outside, once`,
);
refuses(
  "an asynchronous function is refused",
  async (x) => await Promise.resolve(x),
  `Cannot compile "step": it is asynchronous. A compiled function must ` +
    `return its tensors at once.`,
);
refuses(
  "a result that is no tensor is refused",
  (x) => ({ loss: x, step: 3 }),
  `Cannot compile "step": its result.step must be a tensor, or an array or ` +
    `plain object of such, got number 3`,
);
refuses(
  "an error in the function is thrown as it is",
  () => {
    throw new RangeError("mine");
  },
  "mine",
);
refuses(
  "a wrong operation is named, with its shapes",
  (x) => tf.matMul(x.reshape([1, 3]), tf.ones([2, 2])),
  "Cannot run BatchMatMulV2 on float32[1,3], float32[2,2]: Dimensions must " +
    "be equal, but are 3 and 2",
);
refuses(
  "an operation whose output shape hangs on values is refused",
  (x) => backend.execute("Where", [x.greater(1)], []).length,
  "Cannot run Where on bool[3]: the shape of its output depends on values, " +
    "which are not known yet inside a compiled function",
);

Deno.test("disposing a variable inside is refused", () => {
  const doomed = tf.variable(tf.scalar(1));
  const step = compile(function step() {
    const y = doomed.add(1);
    doomed.dispose();
    return y;
  });
  assertThrows(
    () => step(),
    Error,
    `Cannot call dispose() on a variable (float32[]) inside compiled ` +
      `function "step": dispose it outside`,
  );
});

Deno.test("a variable disposed after tracing is named at the next call", () => {
  const doomed = tf.variable(tf.ones([2, 3]));
  const step = compile(function step() {
    return doomed.add(1);
  });
  step().dispose();
  doomed.dispose();
  assertThrows(
    () => step(),
    Error,
    `Cannot call compiled function "step": a variable that it reads ` +
      `(float32[2,3]) was disposed`,
  );
});

Deno.test("a disposed argument is refused", () => {
  const gone = tf.scalar(1);
  gone.dispose();
  const step = compile((x: tf.Tensor) => x.add(1));
  assertThrows(() => step(gone), Error, "disposed");
});

Deno.test("a tensor that escapes from the trace cannot be used", () => {
  let escaped: tf.Tensor | undefined;
  const step = compile((x: tf.Tensor) => {
    escaped = tf.keep(x.mul(2));
    return x;
  });
  step(x).dispose();
  const message = "Cannot use a tensor that was made inside a compiled " +
    "function after the function has returned";
  assertThrows(() => escaped!.add(1), Error, message);
  assertThrows(() => escaped!.dataSync(), Error, message);
  const other = compile((x: tf.Tensor) => x.add(escaped!));
  assertThrows(
    () => other(x),
    Error,
    "Cannot use a tensor of another compiled function inside",
  );
  escaped!.dispose();
});

Deno.test("too many signatures are an error that says what to do", () => {
  const step = compile(
    function step(x: tf.Tensor, k: number) {
      return x.mul(k);
    },
    { maxTraces: 2 },
  );
  step(x, 1).dispose();
  step(x, 2).dispose();
  step(x, 1).dispose();
  assertThrows(
    () => step(x, 3),
    RangeError,
    `Cannot trace compiled function "step" again: it has 2 signatures ` +
      `already. Pass a number that differs at each call as a tensor, or raise ` +
      `maxTraces.`,
  );
});

Deno.test("an error while running names the function, and loses nothing", () => {
  const state = tf.variable(tf.scalar(5));
  const step = compile(function step(x: tf.Tensor) {
    state.assign(state.add(1));
    const check = stringAttribute("message", "x must be finite");
    const [info] = backend.execute("CheckNumerics", [x], [check]);
    return tf.engine().makeTensorFromTensorInfo(info!);
  });
  step(tf.scalar(1)).dispose();
  assertThrows(
    () => step(tf.scalar(NaN)),
    Error,
    'Cannot run compiled function "step": x must be finite : Tensor had NaN',
  );
  assertEquals(state.arraySync(), 6);
});
