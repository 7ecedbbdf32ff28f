import { assertEquals, assertThrows } from "@std/assert";
import { implicitQl } from "./implicit_ql.ts";

Deno.test("implicitQl() leaves a diagonal matrix as it is", () => {
  const d = new Float64Array([3, 1, 2]);
  let rotations = 0;
  implicitQl(d, new Float64Array(3), () => rotations++);
  assertEquals([...d, rotations], [3, 1, 2, 0]);
});

Deno.test("implicitQl() splits at couplings too small to matter", () => {
  const d = new Float64Array([0, 0, 1]);
  implicitQl(d, new Float64Array([1e-310, 1e-17, 0]));
  assertEquals([...d], [0, 0, 1]);
});

Deno.test("implicitQl() ends with an error where no end is in sight", () => {
  const error = assertThrows(
    () => implicitQl(new Float64Array([NaN, 1]), new Float64Array([1, 0])),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot find eigenvalue 0: values must be finite, " +
      "got no end in 60 sweeps",
  );
});
