import { assert, assertEquals, assertLess, assertMatch } from "@std/assert";
import {
  freeAddresses,
  type Outcome,
  outcomeOf,
  runCluster,
  startWorker,
} from "./testing/processes.ts";

const TIMEOUT_SECONDS = 5;
const AGAIN = "It ended, or its machine is off or cut off. Start all workers " +
  "again, from the last checkpoint if there is one.";

/** Runs a cluster, does something to one worker, and returns the others' ends. */
async function disturb(
  count: number,
  victim: number,
  signal: Deno.Signal,
): Promise<{ workers: string[]; others: Outcome[]; seconds: number }> {
  const workers = freeAddresses(count);
  const children = workers.map((_, index) =>
    startWorker({
      workers,
      index,
      timeoutSeconds: TIMEOUT_SECONDS,
      scenario: "forever",
    })
  );
  const child = children[victim]!;
  await firstLine(child);
  child.kill(signal);
  const start = performance.now();
  const others = await Promise.all(
    children.filter((one) => one !== child).map(outcomeOf),
  );
  const seconds = (performance.now() - start) / 1000;
  if (signal !== "SIGKILL") child.kill("SIGKILL");
  await Promise.all([child.status, child.stderr.cancel()]);
  return { workers, others, seconds };
}

/** Waits until a worker prints something, and leaves the rest. */
async function firstLine(child: Deno.ChildProcess): Promise<void> {
  const reader = child.stdout.getReader();
  await reader.read();
  await reader.cancel();
}

for (const [count, victim] of [[2, 1], [3, 0]] as const) {
  Deno.test(`worker ${victim} of ${count} is killed: the others name it`, async () => {
    const { workers, others, seconds } = await disturb(
      count,
      victim,
      "SIGKILL",
    );
    assertLess(seconds, TIMEOUT_SECONDS);
    for (const { error, code, stderr } of others) {
      assertEquals(error, {
        name: "ClusterError",
        message: `Cannot reach worker ${victim} (${workers[victim]}): ` +
          `connection closed. ${AGAIN}`,
        workers: [victim],
      });
      assertEquals([code, stderr], [0, ""]);
    }
  });
}

Deno.test("a worker that stands still is named after the timeout", async () => {
  const { workers, others, seconds } = await disturb(2, 1, "SIGSTOP");
  assert(seconds > TIMEOUT_SECONDS - 0.5, `it took ${seconds} s`);
  assertEquals(others.map(({ error }) => error), [{
    name: "ClusterError",
    message: `Cannot reach worker 1 (${workers[1]}): no answer. ${AGAIN}`,
    workers: [1],
  }]);
});

Deno.test("a worker that has vanished is named at the next call", async () => {
  const [first] = await runCluster(2, "vanish", {
    timeoutSeconds: TIMEOUT_SECONDS,
  });
  assertEquals(first!.error!.workers, [1]);
  assertMatch(first!.error!.message, /^Cannot reach worker 1 \(127.0.0.1:/);
});

Deno.test("workers that never start are named after the timeout", async () => {
  const workers = freeAddresses(3);
  const start = performance.now();
  const { error, code } = await outcomeOf(startWorker({
    workers,
    index: 1,
    timeoutSeconds: 60,
    startSeconds: 1,
    scenario: "vanish",
  }));
  assertEquals(error, {
    name: "ClusterError",
    message: `Cannot join the cluster: worker 0 (${workers[0]}) and worker 2 ` +
      `(${
        workers[2]
      }) did not answer within 1 s (Failed to connect to remote ` +
      `host: Connection refused). Start all workers, and give each the same ` +
      `addresses.`,
    workers: [0, 2],
  });
  assertEquals(code, 0);
  assert(performance.now() - start > 1000);
});

Deno.test("a port that is taken has an error of its own", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const { error } = await outcomeOf(startWorker({
    workers: [`127.0.0.1:${port}`],
    index: 0,
    timeoutSeconds: 1,
    scenario: "vanish",
  }));
  assertEquals(error, {
    name: "ClusterError",
    message: `Cannot join the cluster as worker 0 (127.0.0.1:${port}): port ` +
      `${port} cannot be had on this machine. Another program, or another ` +
      `worker, uses it, or its use takes more rights.`,
    workers: [0],
  });
});

Deno.test("other shapes on another worker are an error, and no end", async () => {
  const outcomes = await runCluster(2, "otherShapes");
  const names = outcomes.map(({ value }) =>
    (value as { message: string }).message.replaceAll(/127.0.0.1:\d+/g, "…")
  );
  const rule = "all workers must make the same calls in the same order, but " +
    "worker";
  assertEquals(names, [
    `Cannot allReduce float32[2], float32[] (mean, float32): ${rule} 1 (…) ` +
    `made another one than worker 0`,
    `Cannot allReduce float32[3], float32[] (mean, float32): ${rule} 0 (…) ` +
    `made another one than worker 1`,
  ]);
  for (const { value } of outcomes) {
    assertEquals((value as { after: number }).after, 0.5);
  }
});

// Twice: by TensorFlow's own timeouts some hung, and some crashed.
Deno.test("another order of calls is an error after the timeout", async () => {
  const expected =
    `Cannot go on in the cluster: all workers run, but not all took part in a ` +
    `call within ${TIMEOUT_SECONDS} s. All must have the same addresses and make the same ` +
    `calls in the same order; if one needs longer, raise timeoutSeconds.`;
  for (let round = 0; round < 2; round++) {
    const outcomes = await runCluster(2, "otherOrder", {
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    const ends = JSON.stringify(outcomes);
    assert(outcomes.every(({ error }) => error?.name === "ClusterError"), ends);
    assert(outcomes.some(({ error }) => error!.message === expected), ends);
  }
});

Deno.test("workers that were given other addresses do not join", async () => {
  const workers = freeAddresses(2);
  const others = workers.with(1, workers[1]!.replace("127.0.0.1", "elsewhere"));
  const outcomes = await Promise.all(
    [workers, others].map((workers, index) =>
      outcomeOf(
        startWorker({ workers, index, timeoutSeconds: 10, scenario: "vanish" }),
      )
    ),
  );
  assertEquals(outcomes.map(({ error }) => error!.message), [
    `Cannot join the cluster: worker 1 (${workers[1]}) was given other ` +
    `addresses than worker 0`,
    `Cannot join the cluster: worker 0 (${workers[0]}) was given other ` +
    `addresses than worker 1`,
  ]);
});
