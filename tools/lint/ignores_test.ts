import { assertEquals } from "@std/assert";
import { badIgnores } from "./ignores.ts";

// Split, so that neither Deno nor the check reads these as directives here.
const IGNORE = "/" + "/ deno-lint-ignore";

Deno.test("no comment may allow any", () => {
  const wrong = "cannot turn off no-explicit-any: write the type, or unknown " +
    "and narrow it";
  assertEquals(
    badIgnores("a.ts", `\n${IGNORE} no-explicit-any -- it is hard\n`),
    [`a.ts:2 deno-lint-ignore ${wrong}`],
  );
  assertEquals(
    badIgnores("a.ts", `${IGNORE}-file eqeqeq no-explicit-any -- why`),
    [`a.ts:1 deno-lint-ignore-file ${wrong}`],
  );
  assertEquals(
    badIgnores("a.ts", `const a = 1; ${IGNORE} no-explicit-any`),
    [`a.ts:1 deno-lint-ignore ${wrong}`],
  );
});

Deno.test("no comment may turn every rule off", () => {
  assertEquals(badIgnores("a.ts", `${IGNORE}\n${IGNORE}-file -- because`), [
    "a.ts:1 deno-lint-ignore turns every rule off: name the rule",
    "a.ts:2 deno-lint-ignore-file turns every rule off: name the rule",
  ]);
});

Deno.test("an ignore gives its reason", () => {
  assertEquals(badIgnores("a.ts", `${IGNORE} eqeqeq`), [
    'a.ts:1 deno-lint-ignore gives no reason: add it after " -- "',
  ]);
  assertEquals(
    badIgnores("a.ts", `${IGNORE} no-console -- this is its output`),
    [],
  );
});

Deno.test("other comments pass", () => {
  assertEquals(badIgnores("a.ts", "// deno-fmt-ignore\n// no-lint\n"), []);
});
