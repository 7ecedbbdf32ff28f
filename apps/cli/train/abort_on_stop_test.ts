import type { StopName } from "@revisage/train/stop-signal";
import { assertEquals, assertInstanceOf } from "@std/assert";
import { AbortOnStop, StoppedError } from "./abort_on_stop.ts";

const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

Deno.test("what is at work is aborted once somebody asks to stop", async () => {
  const stop: { requested: StopName | null } = { requested: null };
  using abort = new AbortOnStop(stop);
  const { signal } = abort;
  await pause(60);
  assertEquals(signal.aborted, false);
  stop.requested = "SIGTERM";
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  assertInstanceOf(signal.reason, StoppedError);
});

Deno.test("nothing is aborted any more after disposal", async () => {
  const stop: { requested: StopName | null } = { requested: null };
  const abort = new AbortOnStop(stop);
  abort[Symbol.dispose]();
  stop.requested = "SIGINT";
  await pause(60);
  assertEquals(abort.signal.aborted, false);
});
