import { assertEquals, assertMatch } from "@std/assert";

const RUN = new URL("./run.ts", import.meta.url).pathname;

async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", RUN, ...args],
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

Deno.test("--help says how to use it", async () => {
  const { code, stdout, stderr } = await run("--help");
  assertEquals({ code, stderr }, { code: 0, stderr: "" });
  assertMatch(stdout, /^Usage: deno task conformance \[--only TEXT\]/);
});

Deno.test("an option that does not exist is wrong usage", async () => {
  const { code, stdout, stderr } = await run("--onyl", "add");
  assertEquals({ code, stdout }, { code: 2, stdout: "" });
  assertMatch(stderr, /Unknown option '--onyl'.*Usage: deno task/s);
});
