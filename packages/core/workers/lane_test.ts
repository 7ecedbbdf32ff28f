import { assertEquals, assertRejects } from "@std/assert";
import { type Lane, runInLanes } from "./lane.ts";

/** A lane that doubles, after as many turns of the event loop. */
function doubling(): Lane<number, number> {
  return {
    run: async (job) => {
      for (let i = 0; i < job; i++) await Promise.resolve();
      return 2 * job;
    },
    [Symbol.dispose]: () => {},
  };
}

Deno.test("runInLanes() does all jobs, and settles one at a time", async () => {
  const done: [number, number][] = [];
  let settling = 0;
  await runInLanes(
    [5, 1, 4, 0, 2],
    [doubling(), doubling()],
    async (...pair) => {
      assertEquals(++settling, 1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      done.push(pair);
      settling--;
    },
  );
  assertEquals(done.sort(([a], [b]) => a - b), [
    [0, 0],
    [1, 2],
    [2, 4],
    [4, 8],
    [5, 10],
  ]);
});

Deno.test("runInLanes() begins nothing after an error or an abort", async () => {
  const begun: number[] = [];
  const lane = {
    ...doubling(),
    run: (job: number) => Promise.resolve(begun.push(job)),
  };
  const fail = () => Promise.reject(new Error("on purpose"));
  await assertRejects(
    () => runInLanes([1, 2, 3], [lane], fail),
    Error,
    "purpose",
  );
  assertEquals(begun, [1]);
  const signal = AbortSignal.abort(new Error("Ctrl-C"));
  const settle = () => Promise.resolve();
  await assertRejects(
    () => runInLanes([4], [lane], settle, signal),
    Error,
    "Ctrl-C",
  );
  assertEquals(begun, [1]);
});
