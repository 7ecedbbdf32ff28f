import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Count, CountingJob } from "./testing/counting_worker.ts";
import { WorkerLane } from "./worker_lane.ts";

const MODULE = new URL("./testing/counting_worker.ts", import.meta.url);

function open(from: number): WorkerLane<CountingJob, Count> {
  return new WorkerLane(MODULE, { setup: { from } });
}

Deno.test("a worker is told its setup first, then does jobs", async () => {
  using lane = open(10);
  assertEquals((await lane.run({ add: 1 })).sum, 11);
  assertEquals((await lane.run({ add: 5 })).sum, 16);
});

Deno.test("a worker does its jobs in order, whatever each takes", async () => {
  using lane = open(0);
  const jobs = [{ add: 1, think: 30 }, { add: 2 }, { add: 3 }];
  const counts = await Promise.all(jobs.map((job) => lane.run(job)));
  assertEquals(counts.map(({ sum }) => sum), [1, 3, 6]);
});

Deno.test("a worker goes on with its jobs while this thread is busy", async () => {
  using lane = open(0);
  await lane.run({ add: 0 }); // It is there.
  const counting = [1, 1, 1].map((add) => lane.run({ add, think: 1 }));
  const end = Date.now() + 600;
  while (Date.now() < end); // As a step of training is.
  for (const { at } of await Promise.all(counting)) assert(at < end);
});

Deno.test("a job that fails is told, and the next one is done", async () => {
  using lane = open(0);
  await assertRejects(() => lane.run({ add: "fail" }), Error, "on purpose");
  assertEquals((await lane.run({ add: 2 })).sum, 2);
});

Deno.test("a setup that fails is told with every job", async () => {
  using lane = open(-1);
  await assertRejects(() => lane.run({ add: 1 }), Error, "nothing below 0");
  await assertRejects(() => lane.run({ add: 1 }), Error, "nothing below 0");
});

Deno.test("a worker that cannot be loaded is told, with every job", async () => {
  const broken = "data:application/javascript,throw new Error('no memory')";
  using lane = new WorkerLane<CountingJob, Count>(new URL(broken), {
    setup: 0,
  });
  await assertRejects(() => lane.run({ add: 1 }), Error, "no memory");
  await assertRejects(() => lane.run({ add: 1 }), Error, "no memory");
});

Deno.test("a worker is ended in the middle of its work, and whoever waits is told", async () => {
  const lane = open(0);
  const waiting = assertRejects(
    () => lane.run({ add: "sleep" }),
    Error,
    "Cannot go on: the worker was ended",
  );
  lane[Symbol.dispose]();
  await waiting;
  await assertRejects(() => lane.run({ add: 1 }), Error, "was ended");
});

Deno.test("buffers go to the worker rather than being copied", async () => {
  const memory = new ArrayBuffer(8);
  using lane = new WorkerLane<CountingJob & { memory: ArrayBuffer }, Count>(
    MODULE,
    {
      setup: { from: 0 },
      transfer: ({ memory }) => [memory],
    },
  );
  assertEquals((await lane.run({ add: 1, memory })).sum, 1);
  assertEquals(memory.byteLength, 0);
});
