import type { TensorFlowLibrary } from "./types.ts";
import type { Wheel } from "./wheels.ts";

/** What the cache holds of a wheel. */
export type CacheEntry =
  | { readonly state: "absent" }
  | { readonly state: "damaged"; readonly reason: string }
  | { readonly state: "whole"; readonly library: TensorFlowLibrary };

const MANIFEST = "library.json";

/** The folder of a wheel's libraries inside the cache folder. */
export function entryName(wheel: Wheel): string {
  return `tensorflow-${wheel.version}-${wheel.os}-${wheel.arch}`;
}

/**
 * Says whether a folder holds a wheel's libraries, all of them and whole.
 *
 * Sizes are compared and digests are not: hashing 850 MB at every start would
 * take longer than loading them. The digests were checked when the manifest,
 * which comes last, was written.
 */
export async function readEntry(
  folder: string,
  wheel: Wheel,
): Promise<CacheEntry> {
  const path = `${folder}/${MANIFEST}`;
  const text = await orNull(Deno.readTextFile(path));
  if (text === null) return { state: "absent" };
  if (text !== manifestText(wheel)) {
    return { state: "damaged", reason: `${path} must describe its wheel` };
  }
  for (const { name, bytes } of wheel.libraries) {
    const size = (await orNull(Deno.stat(`${folder}/${name}`)))?.size ?? 0;
    if (size === bytes) continue;
    const reason = `${folder}/${name} must have ${bytes} bytes, has ${size}`;
    return { state: "damaged", reason };
  }
  return { state: "whole", library: cachedLibrary(folder, wheel, "cache") };
}

/** The library inside a folder that is known to be whole. */
export function cachedLibrary(
  folder: string,
  wheel: Wheel,
  source: "cache" | "download",
): TensorFlowLibrary {
  const [main] = wheel.libraries;
  return {
    path: Deno.realPathSync(`${folder}/${main.name}`),
    source,
    version: wheel.version,
    digest: main.sha256,
  };
}

/** Declares that a folder holds a wheel's libraries, whole. */
export async function writeManifest(
  folder: string,
  wheel: Wheel,
): Promise<void> {
  await Deno.writeTextFile(`${folder}/${MANIFEST}`, manifestText(wheel));
}

function manifestText(wheel: Wheel): string {
  const { package: name, version, platform, sha256, libraries } = wheel;
  const manifest = { package: name, version, platform, sha256, libraries };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
