/** Files read at once. */
const AT_ONCE = 8;

/** What is to be told, and asked, on the way. */
export interface DigestHooks {
  /** A file that cannot be read, and why. */
  readonly onBroken: (path: string, why: string) => void;
  /** Asked before each file; true ends it. */
  readonly isStopped: () => boolean;
}

/**
 * The SHA-256 of files, whose numbers are kept by it.
 *
 * @returns 64 hexadecimal digits for each path that could be read.
 */
export async function digestFiles(
  paths: Iterable<string>,
  { onBroken, isStopped }: DigestHooks,
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  const queue = new Set(paths).values();
  const drain = async () => {
    for (const path of queue) {
      if (isStopped()) return;
      try {
        digests.set(path, await sha256(await Deno.readFile(path)));
      } catch (error) {
        onBroken(path, error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drain));
  return digests;
}

/** The SHA-256 of bytes or of a text, in hexadecimal digits. */
export async function sha256(
  data: Uint8Array<ArrayBuffer> | string,
): Promise<string> {
  const bytes = typeof data === "string"
    ? new TextEncoder().encode(data)
    : data;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
