import { assert, assertEquals } from "@std/assert";
import { BatchMemory } from "./batch_memory.ts";

Deno.test("memory that was given back is taken again, if it fits", () => {
  const pool = new BatchMemory(2);
  const memory = pool.take(8);
  assertEquals(memory.byteLength, 8);
  assert(pool.take(8) !== memory);
  pool.give(memory);
  assert(pool.take(8) === memory);
  pool.give(memory);
  assertEquals(pool.take(4).byteLength, 4);
});

Deno.test("no more is kept than was said", () => {
  const pool = new BatchMemory(2);
  const given = [1, 2, 3].map(() => new ArrayBuffer(8));
  given.forEach((memory) => pool.give(memory));
  const taken = [1, 2, 3].map(() => pool.take(8));
  assertEquals(taken.filter((memory) => given.includes(memory)).length, 2);
});
