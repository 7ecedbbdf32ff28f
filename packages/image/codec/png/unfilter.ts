import { Malformed } from "../malformed.ts";
import { paeth } from "./paeth.ts";

/**
 * Takes the filters away from rows, in place (PNG, section 9).
 *
 * @param data Rows, each with a byte before it that names its filter.
 * @param from Where the first one starts.
 * @param rowBytes Bytes of a row, without its filter.
 * @param step Bytes to the pixel on the left; at least 1.
 * @throws {Malformed} If there is no such filter.
 */
export function unfilter(
  data: Uint8Array,
  from: number,
  { height, rowBytes }: { readonly height: number; readonly rowBytes: number },
  step: number,
): void {
  let above: Uint8Array = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    const at = from + y * (1 + rowBytes);
    const row = data.subarray(at + 1, at + 1 + rowBytes);
    const filter = FILTERS[data[at]!];
    if (!filter) {
      throw new Malformed(`a filter must be 0 to 4, got ${data[at]}`);
    }
    filter(row, above, step);
    above = row;
  }
}

type Filter = (row: Uint8Array, above: Uint8Array, step: number) => void;

const FILTERS: readonly Filter[] = [
  () => {}, // None.
  (row, _above, step) => {
    for (let i = step; i < row.length; i++) row[i]! += row[i - step]!;
  },
  (row, above) => {
    for (let i = 0; i < row.length; i++) row[i]! += above[i]!;
  },
  (row, above, step) => {
    for (let i = 0; i < row.length; i++) {
      const left = i < step ? 0 : row[i - step]!;
      row[i]! += (left + above[i]!) >> 1;
    }
  },
  (row, above, step) => {
    const first = Math.min(step, row.length);
    for (let i = 0; i < first; i++) row[i]! += above[i]!;
    for (let i = step; i < row.length; i++) {
      row[i]! += paeth(row[i - step]!, above[i]!, above[i - step]!);
    }
  },
];
