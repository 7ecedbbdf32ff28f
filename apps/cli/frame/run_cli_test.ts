import { FacesError } from "@revisage/train/data";
import { RunError } from "@revisage/train/run";
import { assertEquals, assertMatch } from "@std/assert";
import { KeptIo } from "../testing/kept_io.ts";
import { SAMPLE } from "../testing/sample_command.ts";
import { runCli } from "./run_cli.ts";
import { UsageError } from "./usage_error.ts";

async function run(words: string, commands = [SAMPLE]) {
  const io = new KeptIo();
  const list = words.split(" ").filter((word) => word !== "");
  const code = await runCli(list, commands, io);
  return { code, out: io.printed.join("\n"), err: io.told.join("\n") };
}

/** A command that fails. */
function failing(error: unknown) {
  return [{ ...SAMPLE, run: () => Promise.reject(error) }];
}

const OVERVIEW = `Usage: deno task COMMAND …

  sample  Shows what it was called with.

"deno task COMMAND --help" says all about one of them.`;

Deno.test("a command gets its words, and says how it ended", async () => {
  const { code, out, err } = await run("sample a --count 2");
  const { operands, flags } = JSON.parse(out);
  assertEquals([code, operands, flags.count, err], [0, ["a"], 2, ""]);
});

Deno.test("help of the program and of a command is data", async () => {
  assertEquals(await run("--help"), { code: 0, out: OVERVIEW, err: "" });
  const { code, out, err } = await run("sample --help");
  assertEquals([code, err], [0, ""]);
  assertEquals(
    out,
    `Usage: deno task sample INPUT… [options]

Shows what it was called with.

  --fast           Hurry.
  --out DIR        Where to.
  --count N        How many.
  --kind png|jpeg  Which.
  --set KEY=VALUE  What to change.
  --help           Print this.

Examples:

  deno task sample a --fast
    Hurries with a.`,
  );
});

Deno.test("wrong use exits with 2, and says what was meant", async () => {
  assertEquals(await run(""), { code: 2, out: "", err: OVERVIEW });
  assertEquals(await run("smaple a"), {
    code: 2,
    out: "",
    err: 'Cannot run: unknown command "smaple", did you mean "sample"?\n\n' +
      OVERVIEW,
  });
  assertEquals(await run("sample"), {
    code: 2,
    out: "",
    err: "Cannot run sample: INPUT must be given, got nothing\n\n" +
      "Usage: deno task sample INPUT… [options]\n" +
      '"deno task sample --help" says more.',
  });
  const together = new UsageError("sample", "--out must come with --fast");
  assertEquals((await run("sample a", failing(together))).code, 2);
});

Deno.test("what a user can mend is said without a stack", async () => {
  const errors = [
    [1, new Error("Cannot write a.png: No space left on device")],
    [1, new RunError("busy", "Cannot use runs/1: another process is at work")],
    [2, new FacesError("Cannot go on: the faces in a are others")],
    [2, new RunError("missing", "Cannot resume runs/1: it must hold a run")],
    [1, new Deno.errors.NotFound("No such file or directory (os error 2)")],
  ] as const;
  for (const [code, error] of errors) {
    const outcome = await run("sample a", failing(error));
    assertEquals(outcome, { code, out: "", err: error.message });
  }
});

Deno.test("a mistake of ours is shown with its stack", async () => {
  for (const error of [new TypeError("x is undefined"), new Error("what?")]) {
    const { code, out, err } = await run("sample a", failing(error));
    assertEquals([code, out], [1, ""]);
    assertMatch(err, /^This is a mistake in Revisage\. .*\n(Type)?Error: /);
    assertMatch(err, /run_cli_test\.ts:\d+/);
  }
  const { err } = await run("sample a", failing("a text"));
  assertMatch(err, /\na text$/);
});
