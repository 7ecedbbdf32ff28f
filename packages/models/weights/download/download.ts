import { HomeError } from "./home_error.ts";
import { type PartFile, WriteError } from "./part_file.ts";
import { openBody } from "./open_body.ts";
import { Silence } from "./silence.ts";

/** How a file is received. */
export interface DownloadOptions {
  /** The size that the file must have. */
  readonly bytes: number;
  /** Milliseconds without a byte after which a home counts as silent. */
  readonly silence: number;
  /** Stops it; what was received is kept. */
  readonly signal: AbortSignal | undefined;
  /** Told after each piece how many bytes there are. */
  readonly onBytes: (received: number) => void;
}

/** A connection that is cut so often in a row will not hold. */
const MAX_CUTS = 5;
/** Unless so much more is there than before: then it only takes long. */
const FRESH_START_BYTES = 2 ** 20;
/** Before the second try, and so much longer before each further one. */
const PAUSE_MS = 100;

/**
 * Receives a file over HTTP into a part file, and continues where it was cut:
 * within this call, and where an earlier call stopped. That what came in pieces
 * is one file is for its digest to tell.
 *
 * @throws {HomeError} If the home does not give a file of the right size.
 * @throws {WriteError} If the disk does not take it.
 * @throws The reason of `signal`, once that is aborted.
 */
export async function download(
  url: string,
  part: PartFile,
  options: DownloadOptions,
): Promise<void> {
  if (part.size > options.bytes) await part.restart();
  let cuts = 0;
  for (let most = part.size; part.size < options.bytes;) {
    const before = part.appended;
    const cut = await receive(url, part, options);
    if (cut === null) return;
    const isFresh = part.size >= most + FRESH_START_BYTES;
    cuts = isFresh ? 1 : cuts + 1;
    if (isFresh) most = part.size;
    if (cuts === MAX_CUTS || part.appended === before) throw cut;
    await pause(cuts * PAUSE_MS, options.signal);
  }
}

/** One request. Gives the reason if it was cut, null if all has come. */
async function receive(
  url: string,
  part: PartFile,
  options: DownloadOptions,
): Promise<HomeError | null> {
  const { host } = new URL(url);
  const { bytes, signal: stop } = options;
  using silence = new Silence(options.silence);
  const signal = AbortSignal.any([silence.signal, ...(stop ? [stop] : [])]);
  try {
    const body = await openBody(url, part, bytes, signal);
    for await (const chunk of body) {
      silence.heard();
      if (part.size + chunk.length > bytes) {
        await part.restart();
        throw new HomeError("home", `more than ${bytes} bytes from ${host}`);
      }
      await part.append(chunk);
      options.onBytes(part.size);
    }
    if (part.size === bytes) return null;
    return new HomeError("network", `an early end from ${host}`);
  } catch (error) {
    stop?.throwIfAborted();
    if (error instanceof HomeError || error instanceof WriteError) throw error;
    const why = silence.signal.aborted
      ? `silence of ${options.silence / 1000} s from ${host}`
      : `no file from ${host} (${reason(error)})`;
    return new HomeError("network", why, { cause: error });
  }
}

/** The end of what `fetch` says last, which is what the system has said. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reason(error.cause);
  return error.message.split(": ").at(-1) ?? error.message;
}

async function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  signal?.throwIfAborted();
}
