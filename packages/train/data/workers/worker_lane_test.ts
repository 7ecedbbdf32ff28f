import { assertEquals, assertRejects } from "@std/assert";
import { WorkerLane } from "./worker_lane.ts";

const MODULE = new URL("../testing/counting_worker.ts", import.meta.url);

type Job = { readonly add: number | "fail" | "sleep" };

function open(from: number): WorkerLane<Job, number> {
  return new WorkerLane(MODULE, { setup: { from } });
}

Deno.test("a worker is told its setup first, then does jobs", async () => {
  using lane = open(10);
  assertEquals(await lane.run({ add: 1 }), 11);
  assertEquals(await lane.run({ add: 5 }), 16);
});

Deno.test("a job that fails is told, and the next one is done", async () => {
  using lane = open(0);
  await assertRejects(() => lane.run({ add: "fail" }), Error, "on purpose");
  assertEquals(await lane.run({ add: 2 }), 2);
});

Deno.test("a setup that fails is told with every job", async () => {
  using lane = open(-1);
  await assertRejects(() => lane.run({ add: 1 }), Error, "nothing below 0");
  await assertRejects(() => lane.run({ add: 1 }), Error, "nothing below 0");
});

Deno.test("a worker that cannot be loaded is told, with every job", async () => {
  const broken = "data:application/javascript,throw new Error('no memory')";
  using lane = new WorkerLane<Job, number>(new URL(broken), { setup: 0 });
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
  using lane = new WorkerLane<Job & { memory: ArrayBuffer }, number>(MODULE, {
    setup: { from: 0 },
    transfer: ({ memory }) => [memory],
  });
  assertEquals(await lane.run({ add: 1, memory }), 1);
  assertEquals(memory.byteLength, 0);
});
