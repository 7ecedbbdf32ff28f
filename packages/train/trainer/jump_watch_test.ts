import { assertEquals } from "@std/assert";
import { JumpWatch } from "./jump_watch.ts";

/** The steps at which it says something. */
function told(norms: readonly number[]): number[] {
  const watch = new JumpWatch();
  return norms.flatMap((norm, i) =>
    watch.see(i + 1, norm) === null ? [] : i + 1
  );
}

/** Between 2 and 4. */
const quiet = (steps: number) =>
  Array.from({ length: steps }, (_, i) => 3 + Math.sin(i));

Deno.test("JumpWatch tells of a gradient ten times as long as usual, with both lengths", () => {
  const watch = new JumpWatch();
  quiet(200).forEach((_, i) => watch.see(i + 1, 3));
  assertEquals(
    watch.see(201, 93.21),
    "Step 201: the gradient's norm is 93.2, where 3.00 was usual. If the losses " +
      "do not come down again, train anew with a lower optimizer.learningRate.",
  );
});

Deno.test("JumpWatch is silent while gradients vary as they do", () => {
  assertEquals(told([...quiet(300), 25, ...quiet(300)]), []);
});

Deno.test("JumpWatch learns first: a start may be wild", () => {
  assertEquals(told([500, 80, 900, ...quiet(97)]), []);
});

Deno.test("JumpWatch makes nothing of a gradient of 0", () => {
  assertEquals(told([0, ...quiet(200), 0, 0, ...quiet(200)]), []);
});

Deno.test("JumpWatch follows what grows slowly", () => {
  const growing = Array.from({ length: 2000 }, (_, i) => 1.01 ** i);
  assertEquals(told(growing), []);
});

Deno.test("JumpWatch tells once, and again after 500 steps", () => {
  const jump = [...quiet(1), 200, 300, 250];
  const norms = [...quiet(200), ...jump, ...quiet(496), ...jump];
  assertEquals(told(norms), [202, 702]);
});
