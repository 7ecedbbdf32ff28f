/**
 * How the harness talks to its contestants: a line of JSON each way, by
 * standard input and output. `serve.ts` and `serve.py` are the contestants' end.
 *
 * @module
 */

/** `"run"`: do it once; `"memory"`: tell the peak of resident memory. */
export type Request = "run" | "memory";

/** What contestants say: the first line is `ready`, then one for each request. */
export type Reply =
  | { readonly ready: Versions }
  | { readonly ms: number }
  | { readonly bytes: number | null }
  | { readonly error: string };

/** Versions of what a contestant runs on: `{ tensorflow: "2.21.0" }`. */
export type Versions = Readonly<Record<string, string>>;

/** Lines of a stream of text. */
export async function* linesOf(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string, void> {
  let rest = "";
  for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/**
 * Reads a contestant's line.
 *
 * @throws {TypeError} If it is not a reply.
 */
export function parseReply(line: string): Reply {
  let reply: unknown;
  try {
    reply = JSON.parse(line);
  } catch {
    reply = undefined;
  }
  if (isReply(reply)) return reply;
  throw new TypeError(`Cannot read a contestant's reply: got ${line}`);
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Record<string, unknown>;
  return typeof fields.ms === "number" || typeof fields.error === "string" ||
    typeof fields.bytes === "number" || fields.bytes === null ||
    typeof fields.ready === "object" && fields.ready !== null;
}
