import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertLess,
} from "@std/assert";
import { batchOf, fit } from "./testing/batch.ts";
import type { ExchangedValues } from "./testing/exchange_values.ts";
import type { Misuse } from "./testing/misuse.ts";
import { type Outcome, runCluster } from "./testing/processes.ts";

/** Results of a cluster that ran to its end, quietly. */
function valuesOf<T>(outcomes: readonly Outcome[]): T[] {
  return outcomes.map(({ value, error, code, stderr }) => {
    assertEquals(error, undefined);
    assertEquals(stderr, "");
    assertEquals(code, 0);
    return value as T;
  });
}

for (const count of [2, 3]) {
  Deno.test(`${count} workers get the same right values`, async (t) => {
    // A proxy for the web is none for the cluster.
    const env = { http_proxy: "http://127.0.0.1:1" };
    const outcomes = await runCluster(count, "exchangeValues", { env });
    const all = valuesOf<ExchangedValues>(outcomes);
    const indices = all.keys().toArray();
    const mean = indices.reduce((a, b) => a + b) / count;

    await t.step("means and sums of tensors of any shape", () => {
      for (const { far } of all) {
        assertLess(far.mean, 1e-6);
        assertLess(far.sum, 1e-6);
        assertLess(far.compiled, 1e-6);
      }
    });
    await t.step("bfloat16 keeps eight bits of each number", () => {
      for (const { far } of all) {
        assertLess(far.bfloat16, count * 2 ** -8);
        assert(far.bfloat16 > 1e-4, "it is not used");
      }
    });
    await t.step("a compiled function gets what an eager call gets", () => {
      for (const { digests } of all) {
        assertEquals(digests.compiled, digests.mean);
      }
    });
    await t.step("all workers get equal bits", () => {
      for (const { digests } of all) assertEquals(digests, all[0]!.digests);
    });
    await t.step("broadcast() changes no bit of worker 0's tensors", () => {
      for (const { digests, sent } of all) {
        assertEquals(digests.broadcast, sent);
      }
    });
    await t.step("integers are summed as integers", () => {
      const sums = [count * (2 ** 24 + 1), -5 * count, mean * count];
      for (const { integers } of all) assertEquals(integers, sums);
    });
    await t.step("equal calls in one function are not mixed up", () => {
      for (const { twice } of all) assertEquals(twice, [mean, 10 * mean]);
    });
    await t.step("one worker may trace a function again alone", () => {
      for (const { batches } of all) assertEquals(batches, [mean, mean, mean]);
    });
    await t.step("the number of tensors is level", () => {
      for (const { kept } of all) assertEquals(kept, 0);
    });
  });
}

Deno.test("two workers train as one with both batches would", async () => {
  const [first, second] = valuesOf<number[]>(await runCluster(2, "train"));
  assertEquals(second, first);
  const expected = fit([batchOf(0), batchOf(1)], 5);
  expected.forEach((weight, i) => assertAlmostEquals(first![i]!, weight, 1e-6));
});

Deno.test("barrier() waits for the last worker", async () => {
  const [first, last] = valuesOf<number>(await runCluster(2, "barrier"));
  assertLess(last!, first!);
  assert(first! > 300, `it waited ${first} ms`);
});

Deno.test("one worker alone keeps its values; wrong calls are refused", async () => {
  const [alone] = valuesOf<Misuse>(await runCluster(1, "misuse"));
  assertEquals(alone, {
    kept: [1, Math.fround(1 / 3)],
    messages: {
      bool: "Cannot allReduce: tensors[1] must be float32 or int32, got bool",
      integers:
        "Cannot allReduce: tensors[1] must be float32 to be averaged, " +
        "got int32, which can be summed",
      operation:
        'Cannot allReduce: operation must be "mean" or "sum", got "max"',
      wire:
        'Cannot allReduce: wire must be "float32" or "bfloat16", got "int8"',
      broadcast:
        "Cannot broadcast: tensors[0] must be float32 or int32, got string",
      gradient: "Cannot call allReduce() where a gradient is taken: none " +
        "flows through it. Call it on the gradients.",
      barrier: "Cannot call barrier() inside a compiled function: it would " +
        "wait while the function is traced, and never again",
      again: "Cannot join a cluster: TensorFlow was loaded before, and its " +
        "devices have other names in a cluster. Join at the start of the " +
        "process, once, instead of calling loadTensorFlow().",
      backend: 'Cannot call barrier(): TensorFlow.js uses its backend "cpu" ' +
        "now, not the cluster's",
    },
    devices: ["/job:worker/replica:0/task:0/device:CPU:0"],
  });
});
