import { assertEquals, assertThrows } from "@std/assert";
import { readJoinOptions } from "./join.ts";

Deno.test("workers wait a minute for each other, if nothing else is said", () => {
  const workers = ["a:1", "b:1"];
  assertEquals(readJoinOptions({ workers, index: 1, threads: 2 }), {
    group: { workers, index: 1, timeoutSeconds: 60 },
    load: { threads: 2 },
  });
});

for (const timeoutSeconds of [0, -1, NaN, Infinity]) {
  Deno.test(`nobody waits ${timeoutSeconds} seconds`, () => {
    assertThrows(
      () => readJoinOptions({ workers: ["a:1"], index: 0, timeoutSeconds }),
      RangeError,
      "Cannot join a cluster: timeoutSeconds must be a positive number, " +
        `got ${timeoutSeconds}`,
    );
  });
}
