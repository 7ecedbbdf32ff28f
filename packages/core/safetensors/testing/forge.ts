import { assertEquals, assertThrows } from "@std/assert";
import { parseSafetensors } from "../safetensors_file.ts";
import { SafetensorsError } from "../safetensors_error.ts";

/** A file of any header, right or wrong, with its true length in front. */
export function file(header: string | Uint8Array, dataLength = 0): Uint8Array {
  const text = typeof header === "string"
    ? new TextEncoder().encode(header)
    : header;
  const bytes = new Uint8Array(8 + text.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

/** A file of tensors, each given as its header says it. */
export function tensors(
  entries: Record<string, unknown>,
  dataLength = 0,
): Uint8Array {
  return file(JSON.stringify(entries), dataLength);
}

/** A file with one tensor `w`, right but for what is given. */
export function tensor(
  fields: Record<string, unknown>,
  dataLength = 8,
): Uint8Array {
  const right = { dtype: "F32", shape: [2], data_offsets: [0, 8] };
  return tensors({ w: { ...right, ...fields } }, dataLength);
}

/** A file that says any length of its header. */
export function lengthOf(length: bigint, rest = 0): Uint8Array {
  const bytes = new Uint8Array(8 + rest);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return bytes;
}

/** A tensor of bytes, as a header says it. */
export function bytes(begin: number, end: number): unknown {
  return { dtype: "U8", shape: [end - begin], data_offsets: [begin, end] };
}

/** Tests that bytes are refused with exactly this reason. */
export function testRefused(
  name: string,
  input: Uint8Array,
  reason: string,
): void {
  Deno.test(`${name} is refused`, () => {
    const error = assertThrows(
      () => parseSafetensors(input, "evil.safetensors"),
      SafetensorsError,
    );
    assertEquals(error.message, `Cannot read evil.safetensors: ${reason}`);
  });
}
