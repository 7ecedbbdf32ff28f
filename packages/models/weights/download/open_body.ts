import { HomeError } from "./home_error.ts";
import type { PartFile } from "./part_file.ts";

/**
 * Asks for the rest of a file.
 *
 * A home that cannot give the rest gives the whole: then the part file starts
 * anew. A page in the place of the file shows by its size.
 *
 * @param bytes The size that the whole file must have.
 * @throws {HomeError} If there is another answer.
 */
export async function openBody(
  url: string,
  part: PartFile,
  bytes: number,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  // Compressed bytes could not be counted, nor continued.
  const headers = new Headers({ "accept-encoding": "identity" });
  if (part.size > 0) headers.set("range", `bytes=${part.size}-`);
  const response = await fetch(url, { headers, signal });
  const wrong = complaint(response, part.size, bytes);
  if (wrong !== null || response.body === null) {
    await response.body?.cancel();
    throw new HomeError(
      "home",
      `${wrong ?? "nothing"} from ${new URL(url).host}`,
    );
  }
  if (response.status === 200) await part.restart();
  return response.body;
}

/** What is wrong with an answer, or null. */
function complaint(
  { status, headers }: Response,
  begin: number,
  bytes: number,
): string | null {
  if (status === 200) {
    const length = headers.get("content-length");
    const isRight = length === null || Number(length) === bytes;
    return isRight ? null : `a file of ${length} bytes`;
  }
  if (status !== 206) return `HTTP ${status}`;
  const range = headers.get("content-range") ?? "no range";
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range) ?? [];
  const isRight = Number(start) === begin &&
    (total === "*" || Number(total) === bytes);
  return isRight ? null : `"${range}" of a file of ${bytes} bytes`;
}
