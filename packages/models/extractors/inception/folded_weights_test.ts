import { assertEquals } from "@std/assert";
import { foldedWeights } from "./folded_weights.ts";

Deno.test("foldedWeights() makes convolution and normalization one", () => {
  const asked: string[] = [];
  const { kernel, bias } = foldedWeights(
    { inputs: 2, outputs: 2, kernel: 1 },
    {
      kernel(path, shape) {
        asked.push(`${path} ${shape}`);
        return Float32Array.of(1, 2, 3, 4); // [1,1,2,2]
      },
      vector(path, size, start) {
        asked.push(`${path} ${size} ${start}`);
        const values: Record<string, number[]> = {
          "a.bn.weight": [6, 1],
          "a.bn.bias": [0.5, -1],
          "a.bn.running_mean": [10, 0],
          // With 0.001 added, 9 and 0.25.
          "a.bn.running_var": [8.999, 0.249],
        };
        return Float32Array.from(values[path]!);
      },
    },
    "a",
  );
  // Of each channel: (x - mean) · weight / √variance + bias.
  const near = (values: Float32Array) => [...values].map((x) => +x.toFixed(5));
  assertEquals(near(kernel), [1 * 2, 2 * 2, 3 * 2, 4 * 2]);
  assertEquals(near(bias), [0.5 - 10 * 2, -1]);
  assertEquals(asked, [
    "a.conv.kernel 1,1,2,2",
    "a.bn.weight 2 1",
    "a.bn.bias 2 0",
    "a.bn.running_mean 2 0",
    "a.bn.running_var 2 1",
  ]);
});
