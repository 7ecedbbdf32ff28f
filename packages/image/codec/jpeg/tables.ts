import { Malformed } from "../malformed.ts";
import { HuffmanTable } from "./huffman_table.ts";
import { word } from "./segments.ts";
import { ZIGZAG } from "./zigzag.ts";

/** The tables that a file has defined so far; each may be replaced. */
export interface Tables {
  /** Quantization steps, row by row, by number. */
  readonly steps: (Uint16Array | undefined)[];
  /** Codes of the blocks' means, by number. */
  readonly dc: (HuffmanTable | undefined)[];
  /** Codes of the other coefficients, by number. */
  readonly ac: (HuffmanTable | undefined)[];
}

/** Reads a segment of quantization tables (T.81, B.2.4.1). */
export function readSteps(body: Uint8Array, tables: Tables): void {
  for (let at = 0; at < body.length;) {
    const number = body[at]! & 15;
    const size = body[at]! >> 4 === 0 ? 1 : 2;
    const from = at + 1;
    at = from + 64 * size;
    if (number > 3 || at > body.length) {
      throw new Malformed("its quantization tables do not fit their segment");
    }
    const steps = new Uint16Array(64);
    ZIGZAG.forEach((to, k) => {
      steps[to] = size === 1 ? body[from + k]! : word(body, from + 2 * k);
    });
    if (steps.includes(0)) {
      throw new Malformed("a quantization step must be positive, got 0");
    }
    tables.steps[number] = steps;
  }
}

/** Reads a segment of Huffman codes (T.81, B.2.4.2). */
export function readCodes(body: Uint8Array, tables: Tables): void {
  for (let at = 0; at < body.length;) {
    const kind = body[at]!;
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const symbols = body.subarray(at + 17, at + 17 + total);
    at += 17 + total;
    if ((kind & 0xef) > 3 || total > 256 || at > body.length) {
      throw new Malformed("its Huffman codes do not fit their segment");
    }
    const family = kind < 16 ? tables.dc : tables.ac;
    family[kind & 15] = new HuffmanTable({ counts, symbols });
  }
}
