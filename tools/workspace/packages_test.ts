import { assertEquals, assertRejects } from "@std/assert";
import { packagesOf } from "./packages.ts";
import { temporaryWorkspace } from "./temporary_workspace.ts";

Deno.test("packages and apps are listed, with every form of exports", async () => {
  await using workspace = await temporaryWorkspace({
    "apps/cli/mod.ts": "",
    "packages/core/deno.json": JSON.stringify({
      name: "@revisage/core",
      exports: { ".": "./mod.ts", "./module": "./module.ts" },
    }),
    "tools/deno.json": "{}",
  });
  await Deno.mkdir(`${workspace.root}/packages/empty`);
  assertEquals(await packagesOf(workspace.root), [
    {
      folder: "apps/cli",
      name: "@revisage/cli",
      exports: new Map([[".", "./mod.ts"]]),
    },
    {
      folder: "packages/core",
      name: "@revisage/core",
      exports: new Map([[".", "./mod.ts"], ["./module", "./module.ts"]]),
    },
  ]);
});

Deno.test("a package without name or exports is refused", async () => {
  await using workspace = await temporaryWorkspace({
    "packages/core/deno.json": '{ "name": "@revisage/core" }',
  });
  await assertRejects(
    () => packagesOf(workspace.root),
    TypeError,
    "Cannot read packages/core/deno.json: name must be a string and exports " +
      "a path or an object of paths",
  );
});
