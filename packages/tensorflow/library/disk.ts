import { statfs } from "node:fs/promises";
import { LibraryError } from "./library_error.ts";
import type { Wheel } from "./wheels.ts";

/** Bytes as people read them: `274 MB`, `1.1 GB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1e9
    ? `${Math.ceil(bytes / 1e6)} MB`
    : `${(Math.ceil(bytes / 1e8) / 10).toFixed(1)} GB`;
}

/** Bytes on disk while a wheel is fetched: itself, and what it unpacks to. */
export function neededBytes(wheel: Wheel): number {
  const unpacked = wheel.libraries.reduce((sum, { bytes }) => sum + bytes, 0);
  // pip keeps a second copy for a moment, before anything is unpacked.
  return wheel.bytes + Math.max(wheel.bytes, unpacked);
}

/**
 * Makes sure that a wheel will fit on a folder's disk.
 *
 * Only looks with `--allow-sys=statfs`, and never asks for it: without it, a
 * disk that is too small shows when it is full.
 *
 * @throws {LibraryError} `"disk-full"`, if it will not fit.
 */
export async function checkSpace(wheel: Wheel, folder: string): Promise<void> {
  const permission = { name: "sys", kind: "statfs" } as const;
  const { state } = await Deno.permissions.query(permission);
  if (state !== "granted") return;
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < neededBytes(wheel)) throw diskFullError(wheel, folder, free);
}

/** Says that a folder's disk is too small for a wheel. */
export function diskFullError(
  wheel: Wheel,
  folder: string,
  free?: number,
): LibraryError {
  const got = free === undefined ? "a full disk" : formatBytes(free);
  return new LibraryError(
    "disk-full",
    `Cannot fetch TensorFlow ${wheel.version}: ${folder} must have ` +
      `${formatBytes(neededBytes(wheel))} free, got ${got}`,
    "make room, or set REVISAGE_CACHE to a folder on another disk",
  );
}
