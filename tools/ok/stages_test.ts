import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { temporaryWorkspace } from "../workspace/temporary_workspace.ts";
import { STAGES } from "./stages.ts";

const ROOT = new URL("../../", import.meta.url);
const { lint } = JSON.parse(
  await Deno.readTextFile(new URL("deno.json", ROOT)),
);

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const GOOD = {
  "deno.json": json({
    workspace: ["./packages/*"],
    lint: {
      ...lint,
      plugins: lint.plugins.map((path: string) => new URL(path, ROOT).href),
    },
    tasks: { test: "deno test --doc" },
  }),
  "packages/core/deno.json": json({
    name: "@revisage/core",
    version: "0.1.0",
    license: "MIT",
    exports: "./mod.ts",
  }),
  "packages/core/mod.ts": `/** Half a turn. */
export const PI: number = 3.14;
`,
  "packages/core/mod_test.ts": `import { PI } from "./mod.ts";
Deno.test("PI is between 3 and 4", () => {
  if (Math.floor(PI) !== 3) throw new Error("it is not");
});
`,
};

Deno.test("a good workspace passes every stage", async () => {
  await using workspace = await temporaryWorkspace(GOOD);
  for (const { name, run } of STAGES) {
    const { passed, output } = await run(workspace.root);
    assert(passed, `${name}: ${output}`);
  }
});

// A stage, what it says, and what spoils the workspace for it.
const SPOILED: [string, string, Record<string, string>][] = [
  ["fmt", "packages/core/a.ts", { "packages/core/a.ts": "export   {};\n" }],
  ["lint", "`any` type is not allowed", {
    "packages/core/a.ts": "export let a: any;\n",
  }],
  ["lint", "Math.random takes no seed", {
    "packages/core/a.ts": "export const a: number = Math.random();\n",
  }],
  ["lint", "packages/core/a.ts:1 deno-lint-ignore cannot turn off", {
    "packages/core/a.ts": "/" + "/ deno-lint-ignore no-explicit-any -- why\n" +
      "export let a: any;\n",
  }],
  ["check", "not assignable to type 'number'", {
    "packages/core/a_test.ts": 'export const a: number = "one";\n',
  }],
  ["arrows", "core may import none of ours", {
    "packages/core/a_test.ts": 'import "@revisage/image";\n',
    "packages/image/deno.json": GOOD["packages/core/deno.json"]
      .replace("core", "image"),
    "packages/image/mod.ts": "/** Nothing yet. */\nexport {};\n",
  }],
  ["docs", "missing-jsdoc", {
    "packages/core/mod.ts": "export const PI: number = 3.14;\n",
  }],
  ["publish", "missing-explicit-return-type", {
    "packages/core/mod.ts": GOOD["packages/core/mod.ts"] +
      "/** Doubles. */\nexport function twice(x: number) {\n" +
      "  return [x].map((y) => 2 * y);\n}\n",
  }],
  ["test", "it is not", {
    "packages/core/mod.ts":
      "/** Half a turn. */\nexport const PI: number = 1;\n",
  }],
];

for (const [name, message, changes] of SPOILED) {
  Deno.test(`${name} fails, saying: ${message}`, async () => {
    await using workspace = await temporaryWorkspace({ ...GOOD, ...changes });
    const stage = STAGES.find((stage) => stage.name === name)!;
    const { passed, output } = await stage.run(workspace.root);
    assertEquals(passed, false);
    assertStringIncludes(output, message);
  });
}
