import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { RunLock } from "./run_lock.ts";
import { inFolder } from "./testing/in_folder.ts";
import { Child } from "./testing/processes.ts";

const MODULE = import.meta.resolve("./run_lock.ts");

Deno.test("a lock is held by one, and tells by which process", () =>
  inFolder(async (folder) => {
    const path = join(folder, ".lock");
    {
      using lock = await RunLock.take(path) as RunLock;
      assert(lock instanceof RunLock);
      const other = await RunLock.take(path);
      assertEquals(other, `process ${Deno.pid}`);
    }
    using again = await RunLock.take(path) as RunLock;
    assert(again instanceof RunLock);
  }));

Deno.test("a lock holds between processes, and a dead one's is taken over", () =>
  inFolder(async (folder) => {
    const path = join(folder, ".lock");
    await using child = Child.eval(`
      import { RunLock } from "${MODULE}";
      const lock = await RunLock.take(${JSON.stringify(path)});
      console.log(Deno.pid);
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    `);
    const holder = await child.line();
    assertEquals(await RunLock.take(path), `process ${holder}`);
    child.kill("SIGKILL");
    await child.rest();
    using lock = await RunLock.take(path) as RunLock;
    assert(lock instanceof RunLock);
    assertEquals(await Deno.readTextFile(path), `${Deno.pid}\n`);
  }));
