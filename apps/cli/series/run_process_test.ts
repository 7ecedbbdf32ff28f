import { assertEquals, assertRejects } from "@std/assert";
import { StoppedError } from "../train/abort_on_stop.ts";
import { runProcess } from "./run_process.ts";

const GO_ON = { requested: null };

Deno.test("a process that fails is named, with what it was told", async () => {
  await assertRejects(
    () => runProcess("curves", ["nothing", "--output", "x.svg"], GO_ON),
    Error,
    `Cannot go on with the series: "curves nothing --output x.svg" ended with 2`,
  );
});

Deno.test("nothing is started once somebody wants to stop", async () => {
  const stop = { requested: "SIGINT" } as const;
  await assertRejects(() => runProcess("curves", [], stop), StoppedError);
});

Deno.test("a process that is done is done", async () => {
  assertEquals(await runProcess("curves", ["--help"], GO_ON), undefined);
});
