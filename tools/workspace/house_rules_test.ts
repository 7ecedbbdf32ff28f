import { assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { HOUSE } from "../arrows/house.ts";
import { packagesOf } from "./packages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGES = await packagesOf(ROOT);

function read(path: string): Promise<string> {
  return Deno.readTextFile(`${ROOT}${path}`);
}

Deno.test("README's table lists the packages of the workspace", async () => {
  const rows = (await read("README.md"))
    .matchAll(/^\| \[`(.+?)`\]\((.+?)\) +\| .*\w.* \| .*\w.* \|$/gm);
  assertEquals(
    [...rows].map(([, name, folder]) => `${name} in ${folder}`).sort(),
    PACKAGES.map(({ name, folder }) => `${name} in ${folder}`).sort(),
  );
});

for (const { folder, name, exports } of PACKAGES) {
  Deno.test(`${name} has what every package has`, async () => {
    const { version, license } = JSON.parse(await read(`${folder}/deno.json`));
    assertEquals(name, `@revisage/${folder.split("/").at(-1)}`);
    assertEquals(license, "MIT");
    assertEquals(exports.get("."), "./mod.ts");
    assertStringIncludes(await read(`${folder}/README.md`), name);
    assertStringIncludes(await read(`${folder}/CHANGELOG.md`), version);
  });
}

Deno.test("the picture in CONTRIBUTING shows every part of the house", async () => {
  const [, picture = ""] = (await read("CONTRIBUTING.md")).split("```\n   ");
  for (const part of Object.keys(HOUSE)) assertStringIncludes(picture, part);
});

Deno.test("one version of Deno is named everywhere", async () => {
  const [, pinned] = /^version=(.+)$/m.exec(await read(".ci/run"))!;
  for (const path of ["README.md", "CONTRIBUTING.md"]) {
    for (const [, version] of (await read(path)).matchAll(/deno@([\d.]+)/g)) {
      assertEquals(version, pinned, path);
    }
  }
});
