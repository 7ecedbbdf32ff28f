import { createHash } from "node:crypto";
import type { Digest } from "./weight_entry.ts";

const READ_BYTES = 2 ** 20;

/** How people know a digest: `SHA-256 0ba9…`. */
export function showDigest({ algorithm, hex }: Digest): string {
  return `${algorithm === "sha256" ? "SHA-256" : "MD5"} ${hex}`;
}

/**
 * Hashes a file, in pieces.
 *
 * @returns The digest in lower-case hexadecimal, or null without such a file.
 */
export async function hashFile(
  path: string,
  algorithm: Digest["algorithm"] = "sha256",
): Promise<string | null> {
  const hash = createHash(algorithm);
  const buffer = new Uint8Array(READ_BYTES);
  try {
    using file = await Deno.open(path);
    for (let count = await file.read(buffer); count !== null;) {
      hash.update(buffer.subarray(0, count));
      count = await file.read(buffer);
    }
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
  return hash.digest("hex");
}
