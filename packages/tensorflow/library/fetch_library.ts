import { withLock } from "@revisage/core";
import {
  cachedLibrary,
  entryName,
  readEntry,
  writeManifest,
} from "./cache_entry.ts";
import { checkSpace, formatBytes } from "./disk.ts";
import { downloadWheel } from "./pip.ts";
import type { TensorFlowLibrary } from "./types.ts";
import { unpackLibraries } from "./unpack.ts";
import type { Wheel } from "./wheels.ts";

/**
 * Fetches a wheel's libraries into the cache folder, once: of several
 * processes that want them, one fetches and the others wait.
 *
 * Everything is made in a folder beside the final one, which takes its name at
 * the very end. A process that is killed leaves only that folder behind, and
 * the next one that fetches removes it.
 *
 * @param cache The cache folder; made if missing.
 * @param quiet Whether to say nothing on stderr.
 */
export async function fetchLibrary(
  wheel: Wheel,
  cache: string,
  quiet: boolean,
): Promise<TensorFlowLibrary> {
  const say = (line: string) => quiet || console.error(line);
  const name = `TensorFlow ${wheel.version}`;
  const entry = `${cache}/${entryName(wheel)}`;
  await Deno.mkdir(cache, { recursive: true });
  const wait = () => say(`Waiting for a process that is fetching ${name}`);
  return await withLock(`${entry}.lock`, wait, async () => {
    const found = await readEntry(entry, wheel);
    if (found.state === "whole") return found.library;
    if (found.state === "damaged") say(`Fetching again: ${found.reason}`);
    await removeLeftovers(cache, wheel);
    const size = formatBytes(wheel.bytes);
    say(`Fetching ${name} (${size}) once, into ${entry}`);
    const start = performance.now();
    await makeEntry(wheel, cache, entry, quiet);
    const seconds = Math.round((performance.now() - start) / 1000);
    say(`Fetched ${name} in ${seconds} s`);
    return cachedLibrary(entry, wheel, "download");
  });
}

async function makeEntry(
  wheel: Wheel,
  cache: string,
  entry: string,
  quiet: boolean,
): Promise<void> {
  await checkSpace(wheel, cache);
  const prefix = partialPrefix(wheel);
  const work = await Deno.makeTempDir({ dir: cache, prefix });
  try {
    const wheelFile = await downloadWheel(wheel, work, quiet);
    const libraries = `${work}/libraries`;
    await Deno.mkdir(libraries);
    await unpackLibraries(wheelFile, wheel, libraries);
    await writeManifest(libraries, wheel);
    await removeTree(entry);
    await Deno.rename(libraries, entry);
  } finally {
    await removeTree(work);
  }
}

/** Removes what processes that were killed have left. The lock must be held. */
async function removeLeftovers(cache: string, wheel: Wheel): Promise<void> {
  const prefix = partialPrefix(wheel);
  for await (const { name } of Deno.readDir(cache)) {
    if (name.startsWith(prefix)) await removeTree(`${cache}/${name}`);
  }
}

function partialPrefix(wheel: Wheel): string {
  return `${entryName(wheel)}.partial-`;
}

async function removeTree(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
