const BLOCK_BYTES = 512;

/**
 * Finds a file in a tar archive that flows past, and gives its bytes, piece by
 * piece. Memory stays bounded.
 *
 * Knows what `npm pack` writes: plain entries with names of up to 255 bytes,
 * and others that are passed over.
 *
 * @param archive The archive's bytes, uncompressed.
 * @throws {Error} If the archive has no such file, or ends inside of it.
 */
export async function* tarMember(
  archive: ReadableStream<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  await using reader = new BlockReader(archive);
  for (;;) {
    const header = await reader.take(BLOCK_BYTES);
    if (header[0] === 0) {
      throw new Error(`Cannot read archive: it must hold ${path}, got none`);
    }
    const size = parseInt(textAt(header, 124, 12), 8);
    const padded = Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    if (!Number.isSafeInteger(padded)) {
      throw new Error("Cannot read archive: an entry must have a size");
    }
    if (nameOf(header) === path) {
      yield* reader.pieces(size);
      return;
    }
    // deno-lint-ignore no-empty -- read only to come behind them.
    for await (const _ of reader.pieces(padded)) {}
  }
}

function nameOf(header: Uint8Array): string {
  const prefix = textAt(header, 345, 155);
  const name = textAt(header, 0, 100);
  return prefix === "" ? name : `${prefix}/${name}`;
}

function textAt(header: Uint8Array, begin: number, length: number): string {
  const field = header.subarray(begin, begin + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Cuts a stream into the pieces that are asked for. */
class BlockReader implements AsyncDisposable {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #rest = new Uint8Array();

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** The next `length` bytes, in one piece. */
  async take(length: number): Promise<Uint8Array> {
    const block = new Uint8Array(length);
    let filled = 0;
    for await (const piece of this.pieces(length)) {
      block.set(piece, filled);
      filled += piece.length;
    }
    return block;
  }

  /** The next `length` bytes, as they come. */
  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let rest = length; rest > 0;) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#reader.read();
        if (done) throw new Error("Cannot read archive: it ends too early");
        this.#rest = new Uint8Array(value);
      }
      const piece = this.#rest.subarray(0, rest);
      this.#rest = this.#rest.subarray(piece.length);
      rest -= piece.length;
      yield piece;
    }
  }
  /** Lets go of the stream, which may have more. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.cancel().catch(() => {}); // It may have failed.
  }
}
