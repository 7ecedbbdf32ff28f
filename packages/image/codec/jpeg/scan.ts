import { Malformed } from "../malformed.ts";
import type { BitReader } from "./bit_reader.ts";
import type { Component, Frame } from "./frame.ts";

/** What a scan's header says (T.81, B.2.3). */
export interface Scan {
  /** Which components, by their place in the frame, with their codes. */
  readonly parts: readonly ScanPart[];
  /** First and last coefficient, in zigzag order. */
  readonly first: number;
  readonly last: number;
  /** How many low bits were left out so far (0: none were sent), and now. */
  readonly high: number;
  readonly low: number;
}

/** One component of a scan. */
export interface ScanPart {
  /** Its place in the frame. */
  readonly index: number;
  readonly component: Component;
  /** Numbers of its Huffman codes. */
  readonly dc: number;
  readonly ac: number;
}

/**
 * Reads the header of a scan.
 *
 * @throws {Malformed} If it does not fit the frame.
 */
export function readScan(body: Uint8Array, frame: Frame): Scan {
  const count = body[0] ?? 0;
  if (count < 1 || count > 4 || body.length !== 4 + 2 * count) {
    throw new Malformed("the header of a scan has the wrong length");
  }
  const parts = Array.from({ length: count }, (_, i): ScanPart => {
    const [id, codes] = [body[1 + 2 * i]!, body[2 + 2 * i]!];
    const index = frame.components.findIndex((part) => part.id === id);
    const component = frame.components[index];
    if (component === undefined) {
      throw new Malformed(`a scan names component ${id}, which there is not`);
    }
    return { index, component, dc: codes >> 4, ac: codes & 15 };
  });
  if (new Set(parts.map(({ index }) => index)).size < count) {
    throw new Malformed("a scan names a component twice");
  }
  const [first, last, bits] = body.subarray(1 + 2 * count);
  const scan = {
    parts,
    first: first!,
    last: last!,
    high: bits! >> 4,
    low: bits! & 15,
  };
  checkRange(scan, frame.progressive);
  return scan;
}

function checkRange(scan: Scan, progressive: boolean): void {
  const { parts, first, last, high, low } = scan;
  const good = progressive
    ? (first === 0 ? last === 0 : first <= last && parts.length === 1) &&
      last < 64 && low < 14 && (high === 0 || high === low + 1)
    : first === 0 && last === 63 && high === 0 && low === 0;
  if (!good) {
    throw new Malformed(
      `a scan cannot hold coefficients ${first} to ${last}, bits ${high} to ${low}`,
    );
  }
}

/** Takes one block: its component, and its place in rows of blocks. */
export type Visit = (part: number, row: number, column: number) => void;

/**
 * Visits the blocks of a scan in the order of the file (T.81, A.2), and steps
 * over restart markers.
 *
 * @param interval Units between two restarts; 0 for none.
 * @param onRestart Called after each restart marker.
 * @throws {Malformed} If the data ends too early.
 */
export function visitBlocks(
  { parts }: Scan,
  frame: Frame,
  reader: BitReader,
  interval: number,
  { visit, onRestart }: { visit: Visit; onRestart: () => void },
): void {
  const alone = parts.length === 1 ? parts[0]!.component : undefined;
  const across = alone ? Math.ceil(alone.width / 8) : frame.unitsAcross;
  const down = alone ? Math.ceil(alone.height / 8) : frame.unitsDown;
  for (let unit = 0; unit < across * down; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      reader.restart((unit / interval - 1) % 8);
      onRestart();
    }
    const row = Math.floor(unit / across);
    const column = unit - row * across;
    if (alone) visit(0, row, column);
    else visitUnit(parts, row, column, visit);
    if (reader.exhausted) {
      throw new Malformed("it is cut off: its data ends before its picture");
    }
  }
}

function visitUnit(
  parts: readonly ScanPart[],
  row: number,
  column: number,
  visit: Visit,
): void {
  for (let i = 0; i < parts.length; i++) {
    const { across, down } = parts[i]!.component;
    for (let y = row * down; y < (row + 1) * down; y++) {
      for (let x = column * across; x < (column + 1) * across; x++) {
        visit(i, y, x);
      }
    }
  }
}
