import { assertEquals, assertThrows } from "@std/assert";
import { readJoinOptions } from "./join.ts";

Deno.test("workers wait a minute for each other, if nothing else is said", () => {
  const workers = ["a:1", "b:1"];
  assertEquals(readJoinOptions({ workers, index: 1, threads: 2 }), {
    group: { workers, index: 1, timeoutSeconds: 60 },
    startSeconds: 60,
    load: { threads: 2 },
  });
});

Deno.test("workers may wait longer for the start than for a call", () => {
  const join = { workers: ["a:1", "b:1"], index: 0, timeoutSeconds: 5 };
  assertEquals(readJoinOptions(join).startSeconds, 5);
  const patient = readJoinOptions({ ...join, startSeconds: 600 });
  assertEquals(patient.startSeconds, 600);
  assertEquals(patient.group.timeoutSeconds, 5);
});

for (const seconds of [0, -1, NaN, Infinity]) {
  Deno.test(`nobody waits ${seconds} seconds`, () => {
    for (const name of ["timeoutSeconds", "startSeconds"]) {
      const join = { workers: ["a:1"], index: 0, [name]: seconds };
      assertThrows(
        () => readJoinOptions(join),
        RangeError,
        `Cannot join a cluster: ${name} must be a positive number, got ${seconds}`,
      );
    }
  });
}
