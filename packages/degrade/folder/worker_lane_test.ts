import { assertEquals, assertRejects } from "@std/assert";
import { runInLanes } from "./lane.ts";
import type { Meeting } from "./testing/meeting_worker.ts";
import { WorkerLane } from "./worker_lane.ts";

const MODULE = new URL("./testing/meeting_worker.ts", import.meta.url);

function open(): WorkerLane<Meeting, boolean> {
  return new WorkerLane(MODULE);
}

for (const count of [1, 2, 4]) {
  Deno.test(`${count} workers are busy at the same time, and no more`, async () => {
    using stack = new DisposableStack();
    const lanes = Array.from({ length: count }, () => stack.use(open()));
    const counts = new SharedArrayBuffer(12);
    const meeting: Meeting = { kind: "meet", counts, quorum: count };
    // The first `count` jobs end only if all of them are under way at once.
    const jobs = Array(3 * count).fill(meeting);
    const met: boolean[] = [];
    await runInLanes<Meeting, boolean>(jobs, lanes, (_, outcome) => {
      met.push(outcome);
    });
    assertEquals(met, jobs.map(() => true));
    assertEquals([...new Int32Array(counts)], [0, count, 3 * count]);
  });
}

Deno.test("a worker that breaks down is told, and nothing else breaks", async () => {
  using lane = open();
  await assertRejects(
    () => lane.run({ kind: "break" }),
    Error,
    "out of order",
  );
});

Deno.test("a worker that fails to load is told", async () => {
  const broken = "data:application/javascript,throw new Error('no memory')";
  using lane = new WorkerLane(new URL(broken));
  await assertRejects(() => lane.run(0), Error, "no memory");
});

Deno.test("a worker is ended in the middle of its work", () => {
  using lane = open();
  // The test would leak a worker, and not end, if it were not.
  lane.run({ kind: "sleep" });
});
