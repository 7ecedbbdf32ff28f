import { assertThrows } from "@std/assert";
import { tensorflowLinearAlgebra } from "./tensorflow_linear_algebra.ts";

Deno.test("without TensorFlow there is no linear algebra of its", () => {
  assertThrows(
    tensorflowLinearAlgebra,
    Error,
    "Cannot compute with TensorFlow: it is not loaded. " +
      "Call loadTensorFlow() first.",
  );
});
