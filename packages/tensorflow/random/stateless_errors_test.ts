import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { TensorFlowError } from "../binding/executor.ts";
import { held, testBackend } from "../testing/backend.ts";
import { statelessNormal } from "./stateless_normal.ts";
import { statelessUniform, type UniformOptions } from "./stateless_uniform.ts";

const backend = await testBackend();

/** What is asked for is refused with this, and nothing is left behind. */
function refuses(
  message: string,
  options: Partial<UniformOptions>,
  shape: number[] = [2],
  type: typeof RangeError | typeof TypeError = RangeError,
): void {
  Deno.test(`refused: ${message}`, () => {
    const before = held(backend);
    const whole = `Cannot draw random numbers: ${message}`;
    const key = { seed: 1, step: 1, ...options };
    assertThrows(() => statelessUniform(shape, key), type, whole);
    assertEquals(held(backend), before);
  });
}

const safe = "an integer within ±(2^53 - 1)";
refuses(`seed must be ${safe}, got 0.5`, { seed: 0.5 });
refuses(`seed must be ${safe}, got 9007199254740992`, { seed: 2 ** 53 });
refuses(`each seed must be ${safe}, got NaN`, { seed: [1, NaN] });
refuses(`step must be ${safe}, got Infinity`, { step: Infinity });
refuses(`stream must be a string or ${safe}, got 1.5`, { stream: 1.5 });
refuses(
  "seed must hold one integer for each sample of shape [2,3], got 3",
  { seed: [1, 2, 3] },
  [2, 3],
);
refuses(
  "seed must hold one integer for each sample of shape [], got 1",
  { seed: [1] },
  [],
);
refuses(
  "seed must hold one integer for each sample of shape [0,3], got 0",
  { seed: [] },
  [0, 3],
);
refuses(
  "seed must hold one integer for each sample of shape [2], got 3",
  { seed: tf.tensor1d([1, 2, 3], "int32") },
);
refuses(
  "seed must be an int32 tensor of shape [] or [B], got int32[1,1]",
  { seed: tf.tensor2d([[1]], [1, 1], "int32") },
);
refuses(
  "seed must be an int32 tensor of shape [] or [B], got float32[2]",
  { seed: tf.tensor1d([1, 2]) },
  [2],
  TypeError,
);
refuses(
  "step must be an int32 tensor of shape [], got int32[1]",
  { step: tf.tensor1d([1], "int32") },
);
refuses(
  "step must be an int32 tensor of shape [], got float32[]",
  { step: tf.scalar(1) },
  [2],
  TypeError,
);
refuses("shape must hold integers from 0 to 2^31 - 1, got [2,-1]", {}, [2, -1]);
refuses("shape must hold integers from 0 to 2^31 - 1, got [0.5]", {}, [0.5]);
refuses(
  "shape must hold integers from 0 to 2^31 - 1, got [2147483648]",
  {},
  [2 ** 31],
);
refuses("high must be above low in float32, got low 1 and high 1", { low: 1 });
refuses(
  "high must be above low in float32, got low 0 and high 1e-40",
  { high: 1e-40 },
);
refuses(
  "high must be above low in float32, got low 0 and high Infinity",
  { high: Infinity },
);

Deno.test("a step that was disposed is an error, and nothing is left behind", () => {
  const step = tf.scalar(1, "int32");
  step.dispose();
  const before = held(backend);
  assertThrows(
    () => statelessNormal([2], { seed: 1, step }),
    Error,
    "Cannot use a tensor that was disposed",
  );
  assertEquals(held(backend), before);
});

Deno.test("more numbers than there can be are an error of TensorFlow's", () => {
  const before = held(backend);
  const most = 2 ** 31 - 1;
  assertThrows(
    () => statelessNormal([most, most, most], { seed: 1, step: 1 }),
    TensorFlowError,
    "Cannot run StatelessRandomNormalV2 on int32[3], uint64[1], uint64[2], " +
      "int32[]: ",
  );
  assertEquals(held(backend), before);
});
