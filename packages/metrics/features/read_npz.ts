import {
  readZip,
  ZipError,
  type ZipMember,
  type ZipSource,
} from "@revisage/core";
import { type NpyHeader, npyValues, parseNpyHeader } from "./npy.ts";

/** An array of a `.npz` file. */
export interface NpyArray {
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** The numbers in row-major order. */
  readonly values: Float64Array;
}

/**
 * Opens a `.npz` file: a zip archive of `.npy` files, stored or deflated.
 *
 * @param name What error messages call it.
 * @returns Reads an array of it by its name.
 * @throws {ZipError} If it is no such archive.
 */
export function openNpz(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): (array: string) => Promise<NpyArray> {
  const source: ZipSource = {
    name,
    size: bytes.length,
    read: (begin, length) => bytes.subarray(begin, begin + length),
  };
  const archive = readZip(source);
  return async (array) => {
    const member = archive.find(`${array}.npy`);
    if (member === undefined) {
      const held = [...archive.names].join(", ") || "nothing";
      throw new ZipError(name, `it must hold ${array}.npy, got ${held}`);
    }
    const label = `${array}.npy of ${name}`;
    const refuse = (why: string): never => {
      throw new ZipError(label, `it ${why}`);
    };
    return await readArray(unpacked(bytes, member), refuse);
  };
}

/** A member's bytes as they come out of the archive. */
function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  { start, bytes: length, deflated }: ZipMember,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const packed = bytes.subarray(start, start + length);
  const stream = new Blob([packed]).stream();
  return deflated
    ? stream.pipeThrough(new DecompressionStream("deflate-raw"))
    : stream;
}

/** Unpacks no more than the header announces: an archive may mean harm. */
async function readArray(
  stream: ReadableStream<Uint8Array>,
  refuse: (why: string) => never,
): Promise<NpyArray> {
  let head: Uint8Array = new Uint8Array(0);
  let header: NpyHeader | undefined;
  let body = new Uint8Array(0);
  let filled = 0;
  for await (const piece of intact(stream, refuse)) {
    let rest = piece;
    if (header === undefined) {
      head = joined(head, piece);
      const parsed = parseNpyHeader(head);
      if (typeof parsed === "string") refuse(parsed);
      if (typeof parsed !== "object") continue;
      header = parsed;
      body = new Uint8Array(sizeOf(header, refuse));
      rest = head.subarray(header.start);
    }
    if (filled + rest.length > body.length) {
      refuse(`must have ${body.length} bytes of numbers, got more`);
    }
    body.set(rest, filled);
    filled += rest.length;
  }
  if (header === undefined) return refuse("must begin as a .npy file does");
  if (filled < body.length) {
    refuse(`must have ${body.length} bytes of numbers, got ${filled}`);
  }
  return { shape: header.shape, values: npyValues(header, body) };
}

async function* intact(
  stream: ReadableStream<Uint8Array>,
  refuse: (why: string) => never,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof ZipError) throw error;
    refuse(
      `must be whole, got ${error instanceof Error ? error.message : error}`,
    );
  }
}

const MOST_BYTES = 2 ** 31;

function sizeOf(header: NpyHeader, refuse: (why: string) => never): number {
  const size = header.shape.reduce((all, axis) => all * axis, header.bytes);
  return size <= MOST_BYTES
    ? size
    : refuse(`must have 2 GiB at most, got ${size}`);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
