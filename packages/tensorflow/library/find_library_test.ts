import { withFolder } from "@tools/with-folder";
import { assert, assertEquals } from "@std/assert";
import { systemName } from "./system.ts";
import { systemOf } from "./testing/cache.ts";
import { makeFakeWheel } from "./testing/fake_wheel.ts";
import { runFind } from "./testing/find_process.ts";
import { PackageIndex } from "./testing/package_index.ts";

Deno.test("an option goes before the environment, and that before the cache", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);
    await runFind({ system }, { env });
    // Any program of this system passes for a library until it is loaded.
    const path = await Deno.realPath(Deno.execPath());
    const named = { ...env, REVISAGE_LIBTENSORFLOW: path };
    const found = { path, version: null, digest: null };

    const options = { path };
    const missing = { ...env, REVISAGE_LIBTENSORFLOW: "/none" };
    const byOption = await runFind({ options, system }, { env: missing });
    assertEquals(byOption.library, { ...found, source: "option" });
    const byEnvironment = await runFind({ system }, { env: named });
    assertEquals(byEnvironment.library, { ...found, source: "environment" });
    const empty = { ...env, REVISAGE_LIBTENSORFLOW: "" };
    const byCache = await runFind({ system }, { env: empty });
    assertEquals(byCache.library?.source, "cache");
  }));

Deno.test("a named library that is missing is an error, never passed over", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    const env = { REVISAGE_LIBTENSORFLOW: `${cache}/none.so` };
    const outcome = await runFind({ system: systemOf(wheel) }, { env });
    assertEquals(outcome.kind, "path");
    assert(outcome.message!.includes("REVISAGE_LIBTENSORFLOW must exist"));
  }));

Deno.test("the folder that is given goes before the cache folder", () =>
  withFolder(async (folder) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: `${folder}/other` };
    const orders = {
      options: { cacheFolder: `${folder}/own` },
      system: systemOf(fake.wheel),
    };
    const { library } = await runFind(orders, { env });
    const own = await Deno.realPath(`${folder}/own`);
    assert(library?.path.startsWith(`${own}/tensorflow-9.8.7-`));
  }));

Deno.test("nothing is fetched where that is turned off", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const orders = {
      options: { download: false },
      system: systemOf(fake.wheel),
    };
    const { kind, message } = await runFind(orders, { env });
    assertEquals(kind, "missing");
    assertEquals(
      message,
      `Cannot find TensorFlow 9.8.7: ${cache} must hold it, got none, and ` +
        "fetching was turned off; let it be fetched, or set " +
        "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 " +
        "that you have",
    );
    assertEquals(index.downloads, 0);
  }));

Deno.test("an unknown system is told which are known", async () => {
  const { wheel } = makeFakeWheel();
  const system = { os: "plan9", arch: "mips", wheels: [wheel] };
  const { kind, message } = await runFind({ system }, { env: {} });
  assertEquals(kind, "unsupported");
  assertEquals(
    message,
    `Cannot fetch TensorFlow: the system must be ${systemName(wheel)}, got ` +
      "plan9 mips; use one of those, or set REVISAGE_LIBTENSORFLOW to the " +
      "libtensorflow_cc of a TensorFlow 2.21 that you have",
  );
});
