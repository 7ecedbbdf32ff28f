import { createHash } from "node:crypto";
import type { Home, WeightEntry } from "../weight_entry.ts";

/** A file of no use, in the place of weights. */
export const CONTENT: Uint8Array<ArrayBuffer> = Uint8Array.from(
  { length: 4321 },
  (_, i) => (i * 7919) % 251,
);

/** Its SHA-256. */
export const SHA256 = sha256Of(CONTENT);

/** Weights of that one file, from homes of a test's own. */
export function weightsFrom(...homes: readonly Home[]): WeightEntry {
  return {
    name: "any",
    file: "any.bin",
    license: "MIT",
    note: "",
    sources: [{
      file: "any.bin",
      bytes: CONTENT.length,
      digest: { algorithm: "sha256", hex: SHA256 },
      homes,
    }],
    converter: null,
  };
}

/** The SHA-256 of bytes in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The names in a folder, in order, but for locks, which stay. */
export async function list(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const names = entries.map(({ name }) => name);
  return names.filter((name) => !name.endsWith(".lock")).sort();
}
