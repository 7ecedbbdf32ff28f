import { assert, assertEquals } from "@std/assert";
import { WaitShare } from "./wait_share.ts";

/** Lets time pass that nobody else measures. */
function passTime(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

Deno.test("the share of time waited is from 0 to 1, and begins anew", () => {
  const share = new WaitShare();
  passTime(20);
  share.add(5);
  share.add(5);
  const first = share.share();
  assert(first > 0 && first <= 0.5, `${first}`);
  passTime(1);
  assertEquals(share.share(), 0);
  share.add(1e6);
  assertEquals(share.share(), 1);
});
