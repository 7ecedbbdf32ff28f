import { withFolder } from "@tools/with-folder";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { entryName } from "./cache_entry.ts";
import { assertWhole, list, systemOf } from "./testing/cache.ts";
import { makeFakeWheel } from "./testing/fake_wheel.ts";
import { outcomeOf, runFind, startFind } from "./testing/find_process.ts";
import { halfThen, PackageIndex } from "./testing/package_index.ts";

Deno.test("the library is fetched the first time and found the next", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);

    const first = await runFind({ system }, { env });
    const folder = `${await Deno.realPath(cache)}/${entryName(fake.wheel)}`;
    const path = `${folder}/libfake_cc.so.2`;
    const digest = fake.wheel.libraries[0].sha256;
    const version = "9.8.7";
    assertEquals(first.library, { path, source: "download", version, digest });
    const lines = first.stderr.trim().split("\n");
    assertEquals(
      lines[0],
      `Fetching TensorFlow 9.8.7 (1 MB) once, into ${cache}/${
        entryName(fake.wheel)
      }`,
    );
    assert(/^Fetched TensorFlow 9\.8\.7 in \d+ s$/.test(lines.at(-1)!));
    await assertWhole(cache, fake);

    const second = await runFind({ system }, {
      env,
      flags: ["--allow-env", "--allow-read"],
    });
    assertEquals(second.library, { path, source: "cache", version, digest });
    assertEquals(second.stderr, "");
    assertEquals(index.downloads, 1);
  }));

Deno.test("quiet says nothing on stderr", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const orders = { options: { quiet: true }, system: systemOf(fake.wheel) };
    const { library, stderr } = await runFind(orders, { env });
    assertEquals(library?.source, "download");
    assertEquals(stderr, "");
  }));

Deno.test("a library whose size changed is fetched again", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);
    await runFind({ system }, { env });
    const folder = `${cache}/${entryName(fake.wheel)}`;
    await Deno.truncate(`${folder}/libfake_framework.so.2`, 3);

    const { library, stderr } = await runFind({ system }, { env });
    assertEquals(library?.source, "download");
    assertStringIncludes(
      stderr,
      `Fetching again: ${folder}/libfake_framework.so.2 must have 9 bytes, has 3\n`,
    );
    await assertWhole(cache, fake);
  }));

Deno.test("a folder without its manifest is not taken for whole", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);
    await runFind({ system }, { env });
    await Deno.remove(`${cache}/${entryName(fake.wheel)}/library.json`);

    const { library } = await runFind({ system }, { env });
    assertEquals(library?.source, "download");
    await assertWhole(cache, fake);
  }));

Deno.test("two processes at once download once", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    const gate = Promise.withResolvers<void>();
    await using index = new PackageIndex(fake, halfThen(gate.promise));
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);

    const first = startFind({ system }, { env });
    await index.requested; // The first holds the lock now.
    const second = startFind({ system }, { env });
    const reader = second.stderr.getReader();
    const { value } = await reader.read();
    assertEquals(
      new TextDecoder().decode(value),
      "Waiting for a process that is fetching TensorFlow 9.8.7\n",
    );
    reader.releaseLock();
    gate.resolve();

    assertEquals((await outcomeOf(first)).library?.source, "download");
    assertEquals((await outcomeOf(second)).library?.source, "cache");
    assertEquals(index.downloads, 1);
    await assertWhole(cache, fake);
  }));

Deno.test("a killed process does no harm, and neither does its pip", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    const gate = Promise.withResolvers<void>();
    await using index = new PackageIndex(fake, halfThen(gate.promise));
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);

    const killed = startFind({ system }, { env });
    await index.requested;
    killed.kill("SIGKILL");
    // Its stderr is pip's too: it ends when both have.
    await killed.output();
    const [, left] = await list(cache);
    assertStringIncludes(left!, `${entryName(fake.wheel)}.partial-`);

    gate.resolve();
    const { library } = await runFind({ system }, { env });
    assertEquals(library?.source, "download");
    assertEquals(index.downloads, 2);
    await assertWhole(cache, fake);
  }));
