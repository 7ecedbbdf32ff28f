/** An array of a `.npz` file that may be wrong. */
interface BrokenArray {
  readonly shape: string;
  readonly values: readonly number[];
  readonly fortran?: boolean;
  readonly descr?: string;
  readonly magic?: string;
}

/** A `.npz` file of stored float64 arrays. */
export function storedNpz(
  arrays: Readonly<Record<string, BrokenArray>>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    const file = npy(array);
    const label = new TextEncoder().encode(`${name}.npy`);
    const fields = (from: number) => [
      ...[from, 0, 0, 0, 0].flatMap((x) => word(x, 2)),
      ...[0, file.length, file.length].flatMap((x) => word(x, 4)),
      ...[label.length, 0].flatMap((x) => word(x, 2)),
    ];
    const head = [...word(0x04034b50, 4), ...fields(20), ...label];
    parts.push(Uint8Array.from(head), file);
    entries.push(Uint8Array.from([
      ...word(0x02014b50, 4),
      ...word(20, 2),
      ...fields(20),
      ...[0, 0, 0].flatMap((x) => word(x, 2)),
      ...[0, offset].flatMap((x) => word(x, 4)),
      ...label,
    ]));
    offset += head.length + file.length;
  }
  const directory = join(entries);
  const end = Uint8Array.from([
    ...word(0x06054b50, 4),
    ...[0, 0, entries.length, entries.length].flatMap((x) => word(x, 2)),
    ...[directory.length, offset].flatMap((x) => word(x, 4)),
    ...word(0, 2),
  ]);
  return join([...parts, directory, end]);
}

function npy(
  { shape, values, fortran = false, descr = "<f8", magic = "\x93NUMPY" }:
    BrokenArray,
): Uint8Array {
  const order = fortran ? "True" : "False";
  const text =
    `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
  const latin = (words: string) =>
    Uint8Array.from(words, (letter) => letter.charCodeAt(0));
  return join([
    latin(`${magic}\x01\x00`),
    Uint8Array.from(word(text.length, 2)),
    latin(text),
    new Uint8Array(Float64Array.from(values).buffer),
  ]);
}

/** A number in little-endian order. */
function word(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => value >>> (8 * i) & 0xff);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
