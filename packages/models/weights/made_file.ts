import { replaceFile } from "@revisage/core";
import { hashFile } from "./digest.ts";
import type { WeightEntry } from "./weight_entry.ts";

/**
 * Whether a file that a converter made is whole and of today's sources. A note
 * beside it tells; whoever copies a cache folder takes it along.
 */
export async function isMade(
  path: string,
  entry: WeightEntry,
): Promise<boolean> {
  try {
    const note = await Deno.readTextFile(notePath(path));
    const hex = await hashFile(path);
    return hex !== null && note === noteText(entry, hex);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Notes what a file was made of, and what it hashes to. */
export async function noteMade(
  path: string,
  entry: WeightEntry,
): Promise<void> {
  const text = noteText(entry, await hashFile(path) ?? "none");
  await replaceFile(
    notePath(path),
    (append) => append(new TextEncoder().encode(text)),
  );
}

function notePath(path: string): string {
  return `${path}.json`;
}

function noteText(
  { file, license, converter, sources }: WeightEntry,
  sha256: string,
): string {
  const from = sources.map(({ file, digest }) => ({ file, digest }));
  const note = { file, sha256, license, converter, sources: from };
  return `${JSON.stringify(note, null, 2)}\n`;
}
