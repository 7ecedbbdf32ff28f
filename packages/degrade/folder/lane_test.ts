import { assertEquals, assertRejects } from "@std/assert";
import { type Lane, runInLanes } from "./lane.ts";

/** A lane whose jobs end when the test says. */
class Slow implements Lane<number, string> {
  readonly jobs: number[] = [];
  #underWay: PromiseWithResolvers<string> | undefined;

  run(job: number): Promise<string> {
    this.jobs.push(job);
    this.#underWay = Promise.withResolvers();
    return this.#underWay.promise;
  }

  async end(error?: Error): Promise<void> {
    if (error) this.#underWay!.reject(error);
    else this.#underWay!.resolve(`did ${this.jobs.at(-1)}`);
    await new Promise((go) => setTimeout(go));
  }

  [Symbol.dispose](): void {}
}

function start(signal?: AbortSignal, settle?: () => void) {
  const [a, b] = [new Slow(), new Slow()];
  const settled: string[] = [];
  const all = runInLanes([0, 1, 2, 3], [a, b], (job, outcome) => {
    settled.push(`${job}: ${outcome}`);
    settle?.();
  }, signal);
  all.catch(() => {}); // Awaited later.
  return { a, b, all, settled };
}

Deno.test("a lane takes the next job as soon as it is free", async () => {
  const { a, b, all, settled } = start();
  assertEquals([a.jobs, b.jobs], [[0], [1]]);
  await b.end();
  await b.end();
  assertEquals([a.jobs, b.jobs], [[0], [1, 2, 3]]);
  await a.end();
  await b.end();
  await all;
  assertEquals(settled, ["1: did 1", "2: did 2", "0: did 0", "3: did 3"]);
});

Deno.test("after an error no job is begun, but what is under way is settled", async () => {
  const { a, b, all, settled } = start();
  await a.end(new Error("no disk"));
  await b.end();
  await assertRejects(() => all, Error, "no disk");
  assertEquals([a.jobs, b.jobs, settled], [[0], [1], ["1: did 1"]]);
});

Deno.test("an error of settle() ends the work like one of a lane", async () => {
  const { a, b, all } = start(undefined, () => {
    throw new Error("enough");
  });
  await a.end();
  await b.end();
  await assertRejects(() => all, Error, "enough");
  assertEquals([a.jobs, b.jobs], [[0], [1]]);
});

Deno.test("an abort ends the work likewise, with its reason", async () => {
  const controller = new AbortController();
  const { a, b, all, settled } = start(controller.signal);
  controller.abort(new Error("Ctrl-C"));
  await a.end();
  await b.end();
  await assertRejects(() => all, Error, "Ctrl-C");
  assertEquals([a.jobs, b.jobs], [[0], [1]]);
  assertEquals(settled, ["0: did 0", "1: did 1"]);
});

Deno.test("an abort after the last job was begun changes nothing", async () => {
  const controller = new AbortController();
  const { a, b, all, settled } = start(controller.signal);
  await a.end();
  await b.end();
  controller.abort();
  await a.end();
  await b.end();
  await all;
  assertEquals(settled.length, 4);
});
