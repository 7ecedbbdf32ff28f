import { withFolder } from "@tools/with-folder";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { formatBytes, neededBytes } from "./disk.ts";
import { list, lockName, systemOf } from "./testing/cache.ts";
import { type FakeWheel, makeFakeWheel } from "./testing/fake_wheel.ts";
import { runFind } from "./testing/find_process.ts";
import { PackageIndex } from "./testing/package_index.ts";
import { WHEELS } from "./wheels.ts";

const REMEDY =
  "make room, or set REVISAGE_CACHE to a folder on another disk, or set " +
  "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 that you have";

async function mount(...args: string[]): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  try {
    const command = new Deno.Command("mount", { args, stderr: "null" });
    return (await command.output()).success;
  } catch {
    return false;
  }
}

async function unmount(folder: string): Promise<void> {
  const { success } = await new Deno.Command("umount", { args: [folder] })
    .output();
  assert(success);
}

/** Whether this process may mount a disk: root may, outside some containers. */
async function canMount(): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  const mounted = await mount("-t", "tmpfs", "tmpfs", folder);
  if (mounted) await unmount(folder);
  await Deno.remove(folder);
  return mounted;
}

const ignore = !await canMount();
if (ignore) console.log("Full disks are not tested: mounting one needs root.");

/** Fetches into a disk of `size`, in mount's words. */
async function fetchInto(size: string, fake: FakeWheel) {
  await withFolder(async (cache) => {
    assert(await mount("-t", "tmpfs", "-o", `size=${size}`, "tmpfs", cache));
    try {
      await using index = new PackageIndex(fake);
      const env = { PIP_INDEX_URL: index.url, REVISAGE_CACHE: cache };
      const system = systemOf(fake.wheel);
      const { kind, message } = await runFind({ system }, { env });
      assertEquals(kind, "disk-full");
      assertStringIncludes(message!, `${cache}`);
      assertStringIncludes(message!, `free, got a full disk; ${REMEDY}`);
      assertEquals(index.downloads, 1);
      assertEquals(await list(cache), [lockName(fake.wheel)]);
    } finally {
      await unmount(cache);
    }
  });
}

Deno.test({
  name: "a disk that fills while pip downloads is named, and left clean",
  ignore,
  fn: () => fetchInto("512k", makeFakeWheel(2_000_000, { stored: true })),
});

Deno.test({
  name: "a disk that fills while unpacking is named, and left clean",
  ignore,
  fn: () => fetchInto("1m", makeFakeWheel(8_000_000)),
});

Deno.test("a disk that is too small is noticed before the download", () =>
  withFolder(async (cache) => {
    const { wheel } = makeFakeWheel();
    const system = systemOf({ ...wheel, bytes: 1e18 });
    const env = { REVISAGE_CACHE: cache };
    const flags = [
      "--allow-env",
      "--allow-read",
      "--allow-write",
      "--allow-sys=statfs",
    ];
    const { kind, message } = await runFind({ system }, { env, flags });
    assertEquals(kind, "disk-full");
    const got = /got (\d+\.\d GB);/.exec(message!)?.[1];
    assertEquals(
      message,
      `Cannot fetch TensorFlow 9.8.7: ${cache} must have ` +
        `2000000000.0 GB free, got ${got}; ${REMEDY}`,
    );
    assertEquals(await list(cache), [lockName(wheel)]);
  }));

Deno.test("the published wheels need about 1.2 GB", () => {
  const needs = WHEELS.map((wheel) => formatBytes(neededBytes(wheel)));
  assertEquals(needs, ["1.2 GB", "1.2 GB", "965 MB"]);
});

Deno.test("formatBytes() rounds up", () => {
  assertEquals(formatBytes(273_829_956), "274 MB");
  assertEquals(formatBytes(1), "1 MB");
  assertEquals(formatBytes(1_127_138_892), "1.2 GB");
});
