import { assert, assertEquals, assertThrows } from "@std/assert";
import { countWorkers } from "./folder_options.ts";

Deno.test("countWorkers() starts as many as asked for, and as are of use", () => {
  assertEquals(countWorkers(4, 100), 4);
  assertEquals(countWorkers(4, 3), 3);
  assertEquals(countWorkers(256, 1000), 256);
});

Deno.test("countWorkers() starts none where one would do", () => {
  for (const [asked, jobs] of [[0, 9], [1, 9], [4, 1], [4, 0]] as const) {
    assertEquals(countWorkers(asked, jobs), 0);
  }
});

Deno.test("countWorkers() goes by the processors, up to 8", () => {
  const processors = Math.min(8, navigator.hardwareConcurrency);
  const count = countWorkers(undefined, 1000);
  assertEquals(count, processors > 1 ? processors : 0);
  assert(count <= 8);
});

for (const asked of [-1, 1.5, 257, NaN]) {
  Deno.test(`countWorkers() refuses ${asked}`, () => {
    const error = assertThrows(() => countWorkers(asked, 9), RangeError);
    assertEquals(
      error.message,
      `Cannot degrade folder: workers must be an integer from 0 to 256, got ${asked}`,
    );
  });
}
