import { assertEquals, assertRejects } from "@std/assert";
import { StopSignal } from "./stop_signal.ts";
import { Child } from "./testing/processes.ts";

const MODULE = import.meta.resolve("./stop_signal.ts");

/** What a step in native code is to the event loop: it does not turn. */
const step = (ms: number) =>
  `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A run in a process of its own, whose steps take `ms`. */
function train(ms: number): Child {
  return Child.eval(
    `
    import { StopSignal } from "${MODULE}";
    using stop = await StopSignal.listen("heard");
    console.log("ready");
    while (stop.requested === null) {
      ${step(ms)}
    }
    await new Promise((resolve) => setTimeout(resolve, 200)); // It saves.
    console.log("saved after " + stop.requested);
  `,
    { stderr: true },
  );
}

const ignore = Deno.build.os === "windows"; // It knows no such signals.

for (const name of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name: `${name} is heard in the middle of a step, which ends before the run`,
    ignore,
    fn: async () => {
      await using child = train(400);
      assertEquals(await child.line(), "ready");
      child.kill(name);
      assertEquals(await child.error(), "heard");
      const { lines, code } = await child.rest();
      assertEquals([lines, code], [[`saved after ${name}`], 0]);
    },
  });

  Deno.test({
    name: `SIGINT after ${name} leaves at once, in the middle of a step too`,
    ignore,
    fn: async () => {
      await using child = train(10_000);
      assertEquals(await child.line(), "ready");
      child.kill(name);
      assertEquals(await child.error(), "heard");
      await later(200);
      child.kill("SIGINT");
      const { lines, signal } = await child.rest();
      assertEquals([lines, signal], [[], "SIGINT"]);
    },
  });

  Deno.test({
    name: `once it is disposed, ${name} ends the process as ever`,
    ignore,
    fn: async () => {
      await using child = Child.eval(`
        import { StopSignal } from "${MODULE}";
        { using _stop = await StopSignal.listen("heard"); }
        console.log("ready");
        ${step(10_000)}
      `);
      assertEquals(await child.line(), "ready");
      child.kill(name);
      const { lines, signal } = await child.rest();
      assertEquals([lines, signal], [[], name]);
    },
  });
}

Deno.test({
  name: "SIGINT that comes twice at once, as from a group, is one request",
  ignore,
  fn: async () => {
    await using child = train(400);
    assertEquals(await child.line(), "ready");
    child.kill("SIGINT");
    await later(20);
    child.kill("SIGINT");
    assertEquals(await child.error(), "heard");
    const { lines, code } = await child.rest();
    assertEquals([lines, code], [["saved after SIGINT"], 0]);
  },
});

Deno.test({
  name: "a second SIGTERM, as groups of processes get it, changes nothing",
  ignore,
  fn: async () => {
    await using child = train(20);
    assertEquals(await child.line(), "ready");
    child.kill("SIGTERM");
    assertEquals(await child.error(), "heard");
    child.kill("SIGTERM");
    const { lines, code } = await child.rest();
    assertEquals([lines, code], [["saved after SIGTERM"], 0]);
  },
});

Deno.test("without a signal nothing is requested", async () => {
  using stop = await StopSignal.listen("heard");
  assertEquals(stop.requested, null);
});

Deno.test({
  name: "without the permission to read its thread's file it says so",
  permissions: { read: false },
  fn: async () => {
    await assertRejects(
      () => StopSignal.listen("heard"),
      Error,
      "Cannot listen to signals: Requires read access to ",
    );
  },
});
