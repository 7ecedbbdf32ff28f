import { join } from "node:path";
import { crc32 } from "node:zlib";

/** Bytes of a key and of a checksum. */
const KEY = 32, CHECK = 4;
/** Bytes read at a time. */
const PIECE = 2 ** 20;

/** What a cache holds for each key. */
export interface ValueFormat {
  /** Numbers a key. */
  readonly width: number;
  /** How exactly they are kept. */
  readonly dtype: "float32" | "float64";
}

/**
 * Numbers by digest, in files: what was measured stays measured, however the
 * process ends.
 *
 * Each process writes a file of its own and reads those of all others, so none
 * waits for another. A record is a key, its numbers and a checksum; where one
 * is not whole, as the last of a killed process may be, it is passed over.
 * Numbers stay in the files until they are asked for.
 */
export class ValueCache implements Disposable {
  readonly #files: Deno.FsFile[] = [];
  readonly #places = new Map<string, { file: Deno.FsFile; offset: number }>();
  readonly #record: Uint8Array<ArrayBuffer>;
  #own: { readonly file: Deno.FsFile; size: number } | undefined;

  private constructor(
    private readonly folder: string,
    private readonly format: ValueFormat,
  ) {
    this.#record = new Uint8Array(KEY + bytesOf(format) + CHECK);
  }

  /**
   * Opens the cache in a folder, which is made.
   *
   * @param folder One for each format and way of measuring.
   * @throws {Error} If the folder cannot be made or read.
   */
  static open(folder: string, format: ValueFormat): ValueCache {
    const cache = new ValueCache(folder, format);
    try {
      Deno.mkdirSync(folder, { recursive: true });
      for (const { name } of Deno.readDirSync(folder)) {
        if (name.endsWith(".values")) cache.#index(join(folder, name));
      }
      return cache;
    } catch (cause) {
      cache[Symbol.dispose]();
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`Cannot use the cache ${folder}: ${why}`, { cause });
    }
  }

  /** How many keys it knows. */
  get size(): number {
    return this.#places.size;
  }

  /** @param key 64 hexadecimal digits. */
  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** The numbers of a key; undefined if it is not there. */
  get(key: string): Float32Array | Float64Array | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    place.file.seekSync(place.offset, Deno.SeekMode.Start);
    readFull(place.file, this.#record);
    const { buffer } = this.#record.slice(KEY, this.#record.length - CHECK);
    return this.format.dtype === "float32"
      ? new Float32Array(buffer)
      : new Float64Array(buffer);
  }

  /**
   * Keeps the numbers of a key; it is in a file when this returns.
   *
   * @throws {RangeError} If there are more or fewer than the format's.
   * @throws {Error} If they cannot be written.
   */
  set(key: string, values: ArrayLike<number>): void {
    if (values.length !== this.format.width) {
      throw new RangeError(
        `Cannot keep values: there must be ${this.format.width}, got ${values.length}`,
      );
    }
    if (this.has(key)) return;
    const numbers = this.format.dtype === "float32"
      ? Float32Array.from(values)
      : Float64Array.from(values);
    const record = this.#record;
    record.set(Uint8Array.fromHex(key));
    record.set(new Uint8Array(numbers.buffer), KEY);
    const end = record.length - CHECK;
    new DataView(record.buffer).setUint32(
      end,
      crc32(record.subarray(0, end)),
      true,
    );
    this.#append(key, record);
  }

  /** Closes the files. */
  [Symbol.dispose](): void {
    for (const file of this.#files.splice(0)) file.close();
    this.#places.clear();
  }

  #append(key: string, record: Uint8Array): void {
    try {
      const own = this.#own ??= this.#begin();
      own.file.seekSync(own.size, Deno.SeekMode.Start);
      for (let done = 0; done < record.length;) {
        done += own.file.writeSync(record.subarray(done));
      }
      this.#places.set(key, { file: own.file, offset: own.size });
      own.size += record.length;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`Cannot write to the cache ${this.folder}: ${why}`, {
        cause,
      });
    }
  }

  #begin(): { file: Deno.FsFile; size: number } {
    const path = join(this.folder, `${crypto.randomUUID()}.values`);
    const file = Deno.openSync(path, {
      read: true,
      write: true,
      createNew: true,
    });
    this.#files.push(file);
    return { file, size: 0 };
  }

  /** Notes where the whole records of a file are. */
  #index(path: string): void {
    const file = Deno.openSync(path);
    this.#files.push(file);
    const length = this.#record.length;
    const piece = new Uint8Array(length * Math.ceil(PIECE / length));
    for (let start = 0;; start += piece.length) {
      const filled = readFull(file, piece);
      for (let at = 0; at + length <= filled; at += length) {
        const end = at + length - CHECK;
        const check = new DataView(piece.buffer).getUint32(end, true);
        if (crc32(piece.subarray(at, end)) !== check) continue;
        const key = piece.subarray(at, at + KEY).toHex();
        this.#places.set(key, { file, offset: start + at });
      }
      if (filled < piece.length) return;
    }
  }
}

function bytesOf({ width, dtype }: ValueFormat): number {
  return width * (dtype === "float32" ? 4 : 8);
}

/** Reads until a buffer is full or the file ends. @returns How much. */
function readFull(file: Deno.FsFile, into: Uint8Array): number {
  let filled = 0;
  while (filled < into.length) {
    const count = file.readSync(into.subarray(filled));
    if (count === null) break;
    filled += count;
  }
  return filled;
}
