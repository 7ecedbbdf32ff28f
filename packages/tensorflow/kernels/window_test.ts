import { assertEquals, assertThrows } from "@std/assert";
import { backend_util } from "@tensorflow/tfjs";
import fc from "fast-check";
import { paddingOf, window2d } from "./window.ts";

type Rounding = "floor" | "round" | "ceil";

Deno.test("paddingOf() makes TensorFlow stop where TensorFlow.js does", () => {
  const size = fc.integer({ min: 1, max: 5 });
  const input = fc.integer({ min: 5, max: 40 });
  const before = fc.integer({ min: 0, max: 4 });
  const rounding = fc.constantFrom<Rounding>("floor", "round", "ceil");
  fc.assert(
    fc.property(
      fc.tuple(input, size, size, size, before, rounding),
      ([input, size, stride, dilation, pad, rounding]) => {
        const info = backend_util.computeConv2DInfo(
          [1, input, input, 1],
          [size, size, 1, 1],
          stride,
          dilation,
          pad,
          rounding,
        );
        fc.pre(info.outHeight > 0);
        const [axis] = window2d(info).axes;
        const [above, below] = paddingOf(axis!);
        const room = input + above + below - info.effectiveFilterHeight;
        // What TensorFlow counts for padding "EXPLICIT".
        assertEquals(Math.floor(room / stride) + 1, info.outHeight);
        assertEquals(above, pad);
      },
    ),
  );
});

Deno.test("a width that tfjs-core counts by the height's stride is refused", () => {
  const info = backend_util.computePool2DInfo(
    [1, 6, 5, 1],
    [3, 2],
    [2, 1],
    1,
    1,
  );
  assertThrows(
    () => window2d(info),
    Error,
    "Cannot pad by 1: TensorFlow.js expects 3 places along an axis that has 5, " +
      "for its stride or window is not that of the first axis. Give the " +
      "padding of each side instead.",
  );
});
