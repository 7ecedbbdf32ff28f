import { assertEquals } from "@std/assert";
import { Child } from "./testing/processes.ts";

const MODULE = import.meta.resolve("./stop_signal.ts");

const WAIT = "await new Promise((resolve) => setTimeout(resolve, 20))";

const WAIT_LONG = "await new Promise((resolve) => setTimeout(resolve, 60_000))";

/** A run in a process of its own. */
function train(): Child {
  return Child.eval(`
    import { StopSignal } from "${MODULE}";
    let saved = 0;
    using stop = new StopSignal((name) => console.log("heard " + name));
    console.log("ready");
    while (stop.requested === null) {
      ${WAIT};
      saved++;
    }
    await new Promise((resolve) => setTimeout(resolve, 300)); // It saves.
    console.log(stop.requested + ", saved " + (saved > 0));
  `);
}

const ignore = Deno.build.os === "windows"; // It knows no such signals.

for (const name of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name: `${name} lets the step end and the run save`,
    ignore,
    fn: async () => {
      await using child = train();
      assertEquals(await child.line(), "ready");
      child.kill(name);
      assertEquals(await child.rest(), {
        lines: [`heard ${name}`, `${name}, saved true`],
        code: 0,
        signal: "",
      });
    },
  });
}

Deno.test({
  name: "a second SIGTERM, as groups of processes get it, changes nothing",
  ignore,
  fn: async () => {
    await using child = train();
    assertEquals(await child.line(), "ready");
    child.kill("SIGTERM");
    assertEquals(await child.line(), "heard SIGTERM");
    child.kill("SIGTERM");
    assertEquals(await child.rest(), {
      lines: ["SIGTERM, saved true"],
      code: 0,
      signal: "",
    });
  },
});

for (const name of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name: `SIGINT after ${name} leaves at once, in the middle of a step too`,
    ignore,
    fn: async () => {
      await using child = Child.eval(`
        import { StopSignal } from "${MODULE}";
        using stop = new StopSignal((name) => {
          console.log("heard " + name);
          // Native code that takes long: the event loop does not turn.
          const cell = new Int32Array(new SharedArrayBuffer(4));
          Atomics.wait(cell, 0, 0, 60_000);
        });
        console.log("ready");
        ${WAIT_LONG};
      `);
      assertEquals(await child.line(), "ready");
      child.kill(name);
      assertEquals(await child.line(), `heard ${name}`);
      child.kill("SIGINT");
      const { lines, signal } = await child.rest();
      assertEquals({ lines, signal }, { lines: [], signal: "SIGINT" });
    },
  });
}

for (const name of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name: `once it is disposed, ${name} ends the process as ever`,
    ignore,
    fn: async () => {
      await using child = Child.eval(`
        import { StopSignal } from "${MODULE}";
        { using stop = new StopSignal(() => console.log("heard")); }
        console.log("ready");
        ${WAIT_LONG};
      `);
      assertEquals(await child.line(), "ready");
      child.kill(name);
      const { lines, signal } = await child.rest();
      assertEquals({ lines, signal }, { lines: [], signal: name });
    },
  });
}
