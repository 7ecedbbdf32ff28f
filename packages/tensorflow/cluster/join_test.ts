import { assertEquals, assertThrows } from "@std/assert";
import { groupOf } from "./join.ts";

Deno.test("groupOf() waits a minute, if nothing else is said", () => {
  const workers = ["a:1", "b:1"];
  assertEquals(groupOf({ workers, index: 1 }), {
    workers,
    index: 1,
    timeoutSeconds: 60,
  });
});

for (const timeoutSeconds of [0, -1, NaN, Infinity]) {
  Deno.test(`nobody waits ${timeoutSeconds} seconds`, () => {
    assertThrows(
      () => groupOf({ workers: ["a:1"], index: 0, timeoutSeconds }),
      RangeError,
      "Cannot join a cluster: timeoutSeconds must be a positive number, " +
        `got ${timeoutSeconds}`,
    );
  });
}
