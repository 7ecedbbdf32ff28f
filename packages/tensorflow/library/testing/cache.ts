import { assertEquals } from "@std/assert";
import { entryName } from "../cache_entry.ts";
import type { System } from "../system.ts";
import type { Wheel } from "../wheels.ts";
import type { FakeWheel } from "./fake_wheel.ts";

/** This computer, with one wheel to choose from. */
export function systemOf(wheel: Wheel): System {
  return { os: Deno.build.os, arch: Deno.build.arch, wheels: [wheel] };
}

/** The names in a folder, in order. */
export async function list(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.map(({ name }) => name).sort();
}

/** The name of the lock file, which stays in the cache. */
export function lockName(wheel: Wheel): string {
  return `${entryName(wheel)}.lock`;
}

/** Says that a cache holds a wheel's libraries, whole, and nothing else. */
export async function assertWhole(
  cache: string,
  { wheel }: FakeWheel,
): Promise<void> {
  assertEquals(await list(cache), [entryName(wheel), lockName(wheel)]);
  const folder = `${cache}/${entryName(wheel)}`;
  const names = wheel.libraries.map(({ name }) => name);
  assertEquals(await list(folder), [...names, "library.json"].sort());
  for (const { name, bytes } of wheel.libraries) {
    assertEquals((await Deno.stat(`${folder}/${name}`)).size, bytes);
  }
}
