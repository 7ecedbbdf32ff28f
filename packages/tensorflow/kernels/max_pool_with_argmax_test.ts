import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

for (const padding of ["same", "valid", 1] as const) {
  Deno.test(`maxPoolWithArgmax() says where: padding ${padding}`, async () => {
    for (const wholeBatch of [false, true]) {
      await assertSameOnCpu(() => {
        const image = wave<tf.Rank.R4>([2, 5, 4, 3]);
        const found = tf.maxPoolWithArgmax(image, 3, 2, padding, wholeBatch);
        return Object.values(found);
      });
    }
  });
}

Deno.test("maxPoolWithArgmax() looks past NaN", () => {
  const x = tf.tensor4d([NaN, -3, -2, NaN], [1, 2, 2, 1]);
  const { result, indexes } = tf.maxPoolWithArgmax(x, 2, 2, "valid");
  assertEquals([...result!.dataSync(), ...indexes!.dataSync()], [-2, 2]);
});
