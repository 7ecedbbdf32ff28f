import { readZip, ZipError, type ZipMember } from "@revisage/core";
import { bytesPerElement } from "./dtypes.ts";
import { Cursor } from "./cursor.ts";
import type { FileBytes } from "./file_bytes.ts";
import { PthError } from "./pth_error.ts";
import { type Storage, torchVocabulary } from "./torch_vocabulary.ts";
import { unpickle } from "./unpickle.ts";

/** What a file's pickle holds, and where the numbers are that it refers to. */
export interface TorchFile {
  /** The value that was saved, its tensors as views of storages. */
  readonly root: unknown;
  /**
   * Where a storage begins in the file.
   *
   * @throws {PthError} If it is not there, or not whole.
   */
  begin(storage: Storage): number;
}

/** Reads all but the numbers of a file of either format of `torch.save`. */
export function readTorchFile(bytes: FileBytes): TorchFile {
  return isZip(bytes) ? readArchive(bytes) : readLegacy(bytes);
}

/** How every zip archive with members begins. */
const ZIP_START = "PK\x03\x04";

function isZip(bytes: FileBytes): boolean {
  const length = Math.min(bytes.size, ZIP_START.length);
  return new TextDecoder().decode(bytes.read(0, length)) === ZIP_START;
}

/** The format since PyTorch 1.6: a zip archive with a member per storage. */
function readArchive(bytes: FileBytes): TorchFile {
  const { name } = bytes;
  const archive = told(name, () => readZip(bytes));
  const path = [...archive.names].find((path) =>
    /^[^/]+\/data\.pkl$/.test(path)
  );
  if (path === undefined) {
    throw new PthError(name, "it must hold data.pkl, as torch.save writes it");
  }
  const folder = path.slice(0, path.indexOf("/"));
  const stored = (path: string): ZipMember | undefined => {
    const member = told(name, () => archive.find(path));
    if (!member?.deflated) return member;
    throw new PthError(name, `its ${path} must be stored as it is`);
  };
  const order = stored(`${folder}/byteorder`);
  if (order && bytes.read(order.start, 1)[0] !== 0x6c) { // "little"
    throw new PthError(name, "its numbers must be little-endian");
  }
  const { start = 0, bytes: length = 0 } = stored(path) ?? {};
  const input = new Cursor(bytes, start, start + length);
  const begin = (storage: Storage): number => {
    const member = stored(`${folder}/data/${storage.key}`);
    const wanted = storage.length * bytesPerElement(storage.dtype);
    if (member?.bytes === wanted) return member.start;
    throw lacksStorage(name, storage);
  };
  return { root: unpickle(input, torchVocabulary(name)), begin };
}

/** To the reader of a `.pth` file it is of no matter what it is made of. */
function told<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause;
    throw new PthError(file, cause.why, { cause });
  }
}

/** The first number of every file of the older format. */
const MAGIC = 0x1950a86a20f9469cfc6cn;
const VERSION = 1001;

/** The format before: five pickles, then count and numbers of each storage. */
function readLegacy(bytes: FileBytes): TorchFile {
  const { name } = bytes;
  const refuse = (why: string) => new PthError(name, why);
  const input = new Cursor(bytes);
  const storages = new Map<string, Storage>();
  const vocabulary = torchVocabulary(name, (storage) => {
    storages.set(storage.key, storage);
  });
  const next = () => unpickle(input, vocabulary);
  // A file of any other kind does not begin as a pickle does.
  const isTorch = bytes.size > 1 && bytes.read(0, 1)[0] === 0x80 &&
    next() === MAGIC && next() === VERSION;
  if (!isTorch) throw refuse("it must be a file of torch.save");
  const system = next();
  if (!(system instanceof Map) || system.get("little_endian") !== true) {
    throw refuse("its numbers must be little-endian");
  }
  const root = next();
  const order = next();
  if (!Array.isArray(order)) throw refuse("it must list its storages");
  const begins = new Map<string, number>();
  let at = input.position;
  for (const key of order) {
    const storage = storages.get(key);
    if (storage === undefined) throw refuse(`nothing uses its storage ${key}`);
    checkCount(bytes, at, storage);
    begins.set(key, at + COUNT_BYTES);
    at += COUNT_BYTES + storage.length * bytesPerElement(storage.dtype);
  }
  if (at > bytes.size) throw refuse("it ends too early, or was cut short");
  return { root, begin: (storage) => beginOf(storage, begins, storages, name) };
}

const COUNT_BYTES = 8;

function checkCount(bytes: FileBytes, at: number, storage: Storage): void {
  const count = new DataView(bytes.read(at, COUNT_BYTES).buffer);
  if (count.getBigInt64(0, true) === BigInt(storage.length)) return;
  throw lacksStorage(bytes.name, storage);
}

/** Two tensors may name one storage, but not as two types. */
function beginOf(
  storage: Storage,
  begins: ReadonlyMap<string, number>,
  storages: ReadonlyMap<string, Storage>,
  file: string,
): number {
  const { key, dtype, length } = storage;
  const begin = begins.get(key);
  const known = storages.get(key);
  const isKnown = known?.dtype === dtype && known.length === length;
  if (begin !== undefined && isKnown) return begin;
  throw lacksStorage(file, storage);
}

function lacksStorage(file: string, { key, length }: Storage): PthError {
  return new PthError(
    file,
    `it must hold all ${length} numbers of storage ${key}`,
  );
}
