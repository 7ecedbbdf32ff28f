import { assertEquals, assertStringIncludes } from "@std/assert";

const MODULE = new URL("loader_variables.ts", import.meta.url).href;

/** Runs a script that may run `uname` alone, with LD_LIBRARY_PATH set. */
async function run(script: string, ...permissions: string[]): Promise<string> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(
      file,
      `import { emptiedLoaderVariables } from "${MODULE}";\n${script}`,
    );
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "--allow-run=uname", ...permissions, file],
      env: { LD_LIBRARY_PATH: "/nowhere", NO_COLOR: "1" },
    }).output();
    const decoder = new TextDecoder();
    return decoder.decode(stdout) + decoder.decode(stderr);
  } finally {
    await Deno.remove(file);
  }
}

Deno.test("emptiedLoaderVariables() lets a program start that Deno refuses else", async () => {
  const uname = (options: string) =>
    `await new Deno.Command("uname", ${options}).output(); console.log("ran");`;
  assertStringIncludes(await run(uname("{}"), "--allow-env"), "NotCapable");
  const env = uname("{ env: emptiedLoaderVariables() }");
  assertEquals((await run(env, "--allow-env")).trim(), "ran");
});

Deno.test("emptiedLoaderVariables() names those that are set, and no others", async () => {
  const show = "console.log(JSON.stringify(emptiedLoaderVariables()))";
  assertEquals(
    (await run(show, "--allow-env")).trim(),
    '{"LD_LIBRARY_PATH":""}',
  );
  assertEquals((await run(show)).trim(), "{}");
});
