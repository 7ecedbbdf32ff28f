import { showValue } from "../show_value.ts";
import { findStructureFault } from "./json_structure.ts";
import { SafetensorsError } from "./safetensors_error.ts";
import {
  checkCoverage,
  isRecord,
  parseEntry,
  type TensorEntry,
} from "./tensor_entry.ts";

/** Bytes of the number that a file begins with: its header's length. */
export const LENGTH_BYTES = 8;

/** The reference's limit on the header, in bytes. */
export const MAX_HEADER_LENGTH = 100_000_000;

/** The key that holds texts, not a tensor. */
export const METADATA_KEY = "__metadata__";

// The header, a tensor in it, and the tensor's shape.
const DEPTH = 3;

/** A header that was checked against the size of its file. */
export interface Header {
  /** The tensors in the order in which they lie in the file. */
  readonly entries: ReadonlyMap<string, TensorEntry>;
  /** Free texts: a name and its value. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a header's length from a file's first eight bytes.
 *
 * @param file What error messages call the file.
 * @param size Bytes of the whole file: nothing larger is ever asked for.
 * @throws {SafetensorsError} If the header cannot be that long.
 */
export function parseHeaderLength(
  file: string,
  first: Uint8Array,
  size: number,
): number {
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > MAX_HEADER_LENGTH) {
    throw new SafetensorsError(
      file,
      `header length must be at most ${MAX_HEADER_LENGTH}, got ${length}`,
    );
  }
  const rest = size - LENGTH_BYTES;
  if (length > rest) {
    throw new SafetensorsError(
      file,
      `header length must be at most ${rest}, the rest of the file, ` +
        `got ${length}`,
    );
  }
  return Number(length);
}

/**
 * Parses a header and checks that its tensors cover the data exactly.
 *
 * @param file What error messages call the file.
 * @param bytes The header alone.
 * @param dataLength Bytes that follow the header.
 * @throws {SafetensorsError} If anything in it breaks the format.
 */
export function parseHeader(
  file: string,
  bytes: Uint8Array,
  dataLength: number,
): Header {
  const { [METADATA_KEY]: texts = {}, ...tensors } = parseObject(file, bytes);
  const metadata = parseMetadata(file, texts);
  const entries = Object.entries(tensors)
    .map(([name, value]) => [name, parseEntry(file, name, value)] as const)
    .sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  checkCoverage(file, entries, dataLength);
  return { entries: new Map(entries), metadata };
}

function parseObject(file: string, bytes: Uint8Array): Record<string, unknown> {
  const text = decodeUtf8(file, bytes);
  if (!text.startsWith("{")) {
    throw new SafetensorsError(
      file,
      `header must be an object and begin with {, got ${showValue(text)}`,
    );
  }
  let fault: string | undefined;
  try {
    fault = findStructureFault(text, DEPTH);
    if (fault === undefined) return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SafetensorsError(file, `header must be JSON: ${reason}`, {
      cause,
    });
  }
  throw new SafetensorsError(file, `header ${fault}`);
}

function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch (cause) {
    throw new SafetensorsError(file, "header must be UTF-8", { cause });
  }
}

function parseMetadata(
  file: string,
  value: unknown,
): Readonly<Record<string, string>> {
  const isText = (text: unknown) =>
    typeof text === "string" && text.isWellFormed();
  if (!isRecord(value) || !Object.entries(value).flat().every(isText)) {
    throw new SafetensorsError(
      file,
      `${METADATA_KEY} must map texts to texts, got ${showValue(value)}`,
    );
  }
  // Without a prototype, a missing key is undefined whatever its name.
  return Object.freeze(Object.assign(Object.create(null), value));
}
