/** An array of NumPy's as a `.npy` file holds it. */
export interface NpyHeader {
  /** Bytes of a number: 4 or 8. */
  readonly bytes: 4 | 8;
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** Whether the first axis runs fastest. */
  readonly fortran: boolean;
  /** Where the numbers begin. */
  readonly start: number;
}

const MAGIC = "\x93NUMPY";
const FIELDS =
  /^\{'descr': *'(<f4|<f8)', *'fortran_order': *(True|False), *'shape': *\(([\d, ]*)\), *\}\s*$/;

/**
 * Reads the header of a `.npy` file: format versions 1 to 3, of little-endian
 * float32 or float64.
 *
 * {@link https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html}
 *
 * @param bytes The file, or as much of it as there is.
 * @returns Why it cannot be read, or what it says; undefined if the header is
 * not whole yet.
 */
export function parseNpyHeader(
  bytes: Uint8Array,
): NpyHeader | string | undefined {
  if (bytes.length < 12) return undefined;
  const latin = (from: number, to: number) =>
    String.fromCharCode(...bytes.subarray(from, to));
  if (latin(0, 6) !== MAGIC) return "must begin as a .npy file does";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFirst = bytes[6] === 1;
  const from = isFirst ? 10 : 12;
  const length = isFirst ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > 0xffff) return `must have a header below 64 KiB, got ${length}`;
  if (bytes.length < from + length) return undefined;
  const text = latin(from, from + length);
  const [, descr, order, axes] = FIELDS.exec(text) ?? [];
  if (descr === undefined) {
    return `must be an array of <f4 or <f8, got ${text.trim().slice(0, 100)}`;
  }
  return {
    bytes: descr === "<f4" ? 4 : 8,
    shape: axes!.split(",").filter((axis) => axis.trim()).map(Number),
    fortran: order === "True",
    start: from + length,
  };
}

/**
 * The numbers of a `.npy` file in row-major order.
 *
 * @param body The bytes from the header's `start` on: exactly as many as its
 * shape needs.
 */
export function npyValues(header: NpyHeader, body: Uint8Array): Float64Array {
  const { buffer } = body.slice(); // Aligned.
  const values = header.bytes === 4
    ? Float64Array.from(new Float32Array(buffer))
    : new Float64Array(buffer);
  const [rows = 1, columns = 1] = header.shape;
  if (!header.fortran || header.shape.length < 2) return values;
  const turned = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      turned[i * columns + j] = values[j * rows + i]!;
    }
  }
  return turned;
}
