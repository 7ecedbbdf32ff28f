import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

Deno.test("stringToHashBucketFast() hashes as the cpu backend does", async () => {
  await assertSameOnCpu(() =>
    tf.string.stringToHashBucketFast(
      ["a", "ü", "", "a long text ".repeat(9)],
      97,
    )
  );
});
