import { assert, assertEquals } from "@std/assert";
import { checkFeedOptions } from "./feed_options.ts";

Deno.test("there are no more workers than batches ahead, and one by default", () => {
  assertEquals(checkFeedOptions({ prefetch: 2, workers: 3 }).workers, 2);
  assertEquals(checkFeedOptions({ prefetch: 3, workers: 2 }).workers, 2);
  assertEquals(checkFeedOptions({ prefetch: 0 }).workers, 0);
  const { prefetch, workers } = checkFeedOptions({});
  assertEquals(prefetch, 4);
  assert(workers >= 1 && workers <= 4, `${workers}`);
});
