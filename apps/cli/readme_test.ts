import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { COMMANDS } from "./commands.ts";
import { formatHelp } from "./frame/format_help.ts";
import { parseWords } from "./frame/parse_words.ts";
import { ROOT } from "./testing/run_task.ts";

const README = await Deno.readTextFile(new URL("README.md", import.meta.url));

for (const command of COMMANDS) {
  const { name, usage, examples, flags } = command;

  Deno.test(`the README shows the help of ${name} as it is`, () => {
    assertStringIncludes(README, `\`\`\`\n${formatHelp(command)}\n\`\`\`\n`);
  });

  Deno.test(`the examples and the usage of ${name} name real flags`, () => {
    for (const { line } of examples) {
      const [first, ...words] = line.split(" ");
      assertEquals(first, name);
      assert(parseWords(command, words) !== "help");
    }
    for (const [, flag] of usage.matchAll(/--([a-z-]+)/g)) {
      assert(Object.hasOwn(flags, flag!), flag);
    }
  });

  Deno.test(`deno task ${name} runs the command ${name}`, async () => {
    const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
    const { command } = tasks[name];
    assert(command.startsWith("deno run --quiet --frozen --no-prompt "));
    assert(command.endsWith(` apps/cli/main.ts ${name}`));
    assert(!/-A|--allow-all|--allow-net( |$)/.test(command));
  });
}

Deno.test("calls of tasks in the READMEs name real flags", async () => {
  const root = await Deno.readTextFile(`${ROOT}README.md`);
  let calls = 0;
  for (const [, call] of (README + root).matchAll(/^deno task ([^#\n]+)/gm)) {
    const [name, ...words] = call!.trim().split(/ +/);
    const command = COMMANDS.find((command) => command.name === name);
    if (!command) continue; // A task of the workspace.
    parseWords(command, words);
    calls++;
  }
  assert(calls >= 4);
});
