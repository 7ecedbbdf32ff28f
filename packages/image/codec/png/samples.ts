/**
 * Takes rows of samples apart.
 *
 * @param row Packed samples, highest bits first.
 * @param depth Bits of a sample: 1, 2, 4, 8 or 16.
 * @param out Where they go, as they are.
 */
export function unpack(
  row: Uint8Array,
  depth: number,
  out: Uint16Array,
): void {
  if (depth === 8) {
    out.set(row);
    return;
  }
  if (depth === 16) {
    for (let i = 0, at = 0; at < row.length; i++, at += 2) {
      out[i] = row[at]! << 8 | row[at + 1]!;
    }
    return;
  }
  const perByte = 8 / depth;
  for (let i = 0; i < out.length; i++) {
    const shift = 8 - depth * (i % perByte + 1);
    out[i] = (row[Math.floor(i / perByte)]! >> shift) & ((1 << depth) - 1);
  }
}
