import { assertEquals, assertRejects } from "@std/assert";
import { withLock } from "./with_lock.ts";

Deno.test("withLock() lets one in at a time, and says who waits", async () => {
  const path = await Deno.makeTempFile();
  const events: string[] = [];
  const { promise: inside, resolve: enter } = Promise.withResolvers<void>();
  const { promise: waiting, resolve: wait } = Promise.withResolvers<void>();
  const first = withLock(path, () => events.push("never"), async () => {
    enter();
    await waiting;
    events.push("first");
  });
  await inside;
  const second = withLock(
    path,
    () => {
      events.push("waits");
      wait();
    },
    () => Promise.resolve(events.push("second")),
  );
  await Promise.all([first, second]);
  assertEquals(events, ["waits", "first", "second"]);
  await Deno.remove(path);
});

Deno.test("withLock() gives the lock back when the action fails", async () => {
  const path = await Deno.makeTempFile();
  const fail = () => Promise.reject(new Error("on purpose"));
  await assertRejects(() => withLock(path, () => {}, fail), Error, "purpose");
  const waits: string[] = [];
  const wait = () => void waits.push("waits");
  assertEquals(await withLock(path, wait, () => Promise.resolve(1)), 1);
  assertEquals(waits, []);
  await Deno.remove(path);
});
