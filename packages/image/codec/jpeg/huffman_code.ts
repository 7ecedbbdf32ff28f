/** A Huffman code as a JPEG file holds it. */
export interface HuffmanCode {
  /** How many words have 1, 2, … 16 bits. */
  readonly counts: Uint8Array;
  /** The symbols, from the shortest word to the longest. */
  readonly symbols: Uint8Array;
}

function code(counts: string, symbols: string): HuffmanCode {
  return {
    counts: Uint8Array.fromHex(counts),
    symbols: Uint8Array.fromHex(symbols),
  };
}

/** The codes of T.81, tables K.3 to K.6, which most encoders use. */
export const STANDARD_CODES = {
  luminanceDc: code(
    "00010501010101010100000000000000",
    "000102030405060708090a0b",
  ),
  luminanceAc: code(
    "0002010303020403050504040000017d",
    "0102030004110512213141061351610722711432" +
      "8191a1082342b1c11552d1f02433627282090a16" +
      "1718191a25262728292a3435363738393a434445" +
      "464748494a535455565758595a63646566676869" +
      "6a737475767778797a838485868788898a929394" +
      "95969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6" +
      "b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8" +
      "d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8" +
      "f9fa",
  ),
  chrominanceDc: code(
    "00030101010101010101010000000000",
    "000102030405060708090a0b",
  ),
  chrominanceAc: code(
    "00020102040403040705040400010277",
    "0001020311040521310612415107617113223281" +
      "08144291a1b1c109233352f0156272d10a162434" +
      "e125f11718191a262728292a35363738393a4344" +
      "45464748494a535455565758595a636465666768" +
      "696a737475767778797a82838485868788898a92" +
      "939495969798999aa2a3a4a5a6a7a8a9aab2b3b4" +
      "b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6" +
      "d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8" +
      "f9fa",
  ),
} as const;
