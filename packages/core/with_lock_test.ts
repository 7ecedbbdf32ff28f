import { assertEquals, assertRejects } from "@std/assert";
import { withFolder } from "@tools/with-folder";
import { withLock } from "./with_lock.ts";

Deno.test("withLock() lets one in at a time, and says who waits", () =>
  withFolder(async (folder) => {
    const path = `${folder}/lock`;
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
  }));

Deno.test("withLock() gives the lock back when the action fails", () =>
  withFolder(async (folder) => {
    const path = `${folder}/lock`;
    const fail = () => Promise.reject(new Error("on purpose"));
    await assertRejects(() => withLock(path, () => {}, fail), Error, "purpose");
    const waits: string[] = [];
    const wait = () => void waits.push("waits");
    assertEquals(await withLock(path, wait, () => Promise.resolve(1)), 1);
    assertEquals(waits, []);
  }));
