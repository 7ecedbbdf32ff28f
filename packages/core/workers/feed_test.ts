import { assertEquals, assertRejects } from "@std/assert";
import { Feed } from "./feed.ts";
import type { Lane } from "./lane.ts";

/** Lanes whose jobs end when they are told to. */
function controlled(count: number) {
  const begun: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<number>>();
  const lane = (): Lane<number, number> => ({
    run: (job) => {
      begun.push(job);
      const end = Promise.withResolvers<number>();
      ends.set(job, end);
      return end.promise;
    },
    [Symbol.dispose]: () => {},
  });
  return {
    lanes: Array.from({ length: count }, lane),
    begun,
    end: (job: number) => ends.get(job)!.resolve(10 * job),
    fail: (job: number) => ends.get(job)!.reject(new Error(`job ${job}`)),
  };
}

/** Lets everything happen that can. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

Deno.test("outcomes come in the order of the jobs, whoever is first", async () => {
  const { lanes, end } = controlled(2);
  const feed = new Feed([0, 1, 2].values(), lanes, 3);
  end(1);
  await settle();
  end(2);
  end(0);
  const outcomes = [await feed.next(), await feed.next(), await feed.next()];
  assertEquals(outcomes, [0, 10, 20]);
  assertEquals(await feed.next(), undefined);
});

Deno.test("no more is begun than may be ahead", async () => {
  const { lanes, begun, end } = controlled(2);
  const feed = new Feed([0, 1, 2, 3, 4, 5].values(), lanes, 3);
  end(0);
  await settle();
  assertEquals(begun, [0, 1, 2]); // 3 would be the fourth ahead.
  await feed.next();
  assertEquals(begun, [0, 1, 2, 3]);
});

Deno.test("a job goes at once to the lane with the least to do", async () => {
  const one = controlled(1), other = controlled(1);
  const lanes = [...one.lanes, ...other.lanes];
  const feed = new Feed([0, 1, 2, 3].values(), lanes, 3);
  assertEquals([one.begun, other.begun], [[0, 2], [1]]);
  one.end(0);
  one.end(2);
  await feed.next();
  await settle();
  assertEquals([one.begun, other.begun], [[0, 2], [1, 3]]);
});

Deno.test("with nothing ahead a job is begun when it is asked for", async () => {
  const { lanes, begun, end } = controlled(1);
  const feed = new Feed([0, 1].values(), lanes, 0);
  await settle();
  assertEquals(begun, []);
  const first = feed.next();
  assertEquals(begun, [0]);
  end(0);
  assertEquals(await first, 0);
  await settle();
  assertEquals(begun, [0]);
});

Deno.test("after an error there is nothing but that error", async () => {
  const { lanes, end, fail } = controlled(3);
  const feed = new Feed([0, 1, 2].values(), lanes, 3);
  end(0);
  fail(1);
  end(2);
  assertEquals(await feed.next(), 0);
  await assertRejects(() => feed.next(), Error, "job 1");
  await assertRejects(() => feed.next(), Error, "job 1");
});

Deno.test("whoever waits when it is disposed is told", async () => {
  const { lanes, fail } = controlled(1);
  const feed = new Feed([0, 1, 2].values(), lanes, 2);
  const message = "Cannot go on: the feed was disposed";
  const waiting = assertRejects(() => feed.next(), Error, message);
  feed[Symbol.dispose]();
  fail(0); // As a lane does that is ended.
  await waiting;
  await assertRejects(() => feed.next(), Error, message);
});

Deno.test("end() waits for what is under way, and nothing comes after it", async () => {
  const { lanes, begun, end } = controlled(1);
  const feed = new Feed([0, 1, 2].values(), lanes, 2);
  let ended = false;
  const ending = feed.end().then(() => ended = true);
  end(0);
  await settle();
  assertEquals(ended, false);
  end(1);
  await ending;
  await assertRejects(() => feed.next(), Error, "disposed");
  assertEquals(begun, [0, 1]);
});
