/** Bytes of WebAssembly code; nested lists are laid out one after another. */
export type Code = readonly (number | Code)[];

/** All bytes, in order. */
export function flatten(code: Code): number[] {
  return code.flatMap((part) =>
    typeof part === "number" ? part : flatten(part)
  );
}

/** Unsigned LEB128. */
export function leb(value: number): number[] {
  return value < 0x80 ? [value] : [value & 0x7f | 0x80, ...leb(value >>> 7)];
}

/** Signed LEB128, of 32 bits. */
export function signedLeb(value: number): number[] {
  return value >= -64 && value < 64
    ? [value & 0x7f]
    : [value & 0x7f | 0x80, ...signedLeb(value >> 7)];
}
