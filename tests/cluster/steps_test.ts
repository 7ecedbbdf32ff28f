/**
 * Workers that take steps together, held against one process that takes the same
 * steps by itself.
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import type { TrainConfig } from "@revisage/train";
import { assert, assertEquals, assertLess } from "@std/assert";
import { tinyConfig } from "../../packages/train/testing/tiny_config.ts";
import { type Left, numbersOf, takeSteps } from "./testing/in_memory.ts";
import { takeJoinedSteps } from "./testing/joined_batches.ts";
import type { StepsOrder } from "./testing/orders.ts";
import { runWorkers } from "./testing/processes.ts";

await loadTensorFlow({ threads: 1 });

type Changes = (index: number) => Partial<StepsOrder>;

/** What two workers leave, which is the same to the bit. */
async function takeByTwo(
  config: TrainConfig,
  changes: Changes = () => ({}),
): Promise<Left> {
  const endings = await runWorkers(2, (index) => ({
    scenario: "steps",
    config,
    threads: 1,
    ...changes(index),
  }));
  const [first, second] = endings.map(({ value, error, stderr }) => {
    assertEquals([error, stderr], [undefined, ""]);
    return value as Left;
  });
  assertEquals(second, first); // Reports too.
  assertEquals(first!.kept, 0);
  return first!;
}

/** How far weights are apart, as a share of how far they are from 0. */
function distance(a: Left, b: Left): number {
  let apart = 0, whole = 0;
  for (const [path, text] of Object.entries(a.weights)) {
    const [x, y] = [numbersOf(text), numbersOf(b.weights[path]!)];
    x.forEach((value, i) => {
      apart += (value - y[i]!) ** 2;
      whole += value ** 2;
    });
  }
  return Math.sqrt(apart / whole);
}

/** With all that there is but codes: each batch moves them when it is alone. */
const DRAWN = tinyConfig({
  steps: 4,
  restorer: { quantize: false },
  r1: { interval: 2 },
  optimizer: { clip: 1 },
});

/** What two workers leave of it. */
const drawn = Promise.withResolvers<Left>();

Deno.test("two workers are one that accumulates two batches, to the bit", async () => {
  const alone = await takeSteps(tinyConfig({ accumulate: 2 }, DRAWN));
  const two = await takeByTwo(DRAWN);
  drawn.resolve(two);
  assertEquals(two.weights, alone.weights);
  alone.reports.forEach((report, step) => {
    for (const [name, value] of Object.entries(report)) {
      const far = Math.abs(value - two.reports[step]![name]!);
      assertLess(far, 1e-6 * Math.abs(value), name);
    }
  });
});

Deno.test("two workers with B images are one with 2B, codebooks and discriminator too", async () => {
  const config = tinyConfig({
    steps: 5,
    augment: [],
    restorer: { noise: false },
    codebookStart: 1,
    optimizer: { beta1: 0.5 },
  });
  const alone = await takeJoinedSteps(config);
  const two = await takeByTwo(config);
  assertLess(distance(alone, two), 1e-4);
});

Deno.test("bfloat16 on the wire trains, and keeps weights equal to the bit", async () => {
  const two = await takeByTwo(
    DRAWN,
    // What worker 0 says holds for all.
    (index) => ({ wire: index === 0 ? "bfloat16" : "float32" }),
  );
  const far = distance(await drawn.promise, two);
  assert(far > 0, "it is not used");
  assertLess(far, 0.01);
});

Deno.test("workers with other numbers of threads learn the same, to the bit", async () => {
  const endings = await runWorkers(2, (index) => ({
    scenario: "learner",
    threads: 1 + 3 * index, // They add up in another order.
  }));
  const [first, second] = endings.map(({ value }) => value as string);
  assertEquals(first!.length > 0 && second, first);
});
