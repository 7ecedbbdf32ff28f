import { assertEquals } from "@std/assert";
import {
  encodeIndex,
  encodePrologue,
  type PackIndex,
  PROLOGUE_BYTES,
  readPack,
} from "./pack_index.ts";

const ID = "01234567-89ab-cdef-0123-456789abcdef";
const INDEX: PackIndex = {
  size: 2,
  minSide: 1,
  faces: [
    { path: "ä/1.png", bytes: 10, modified: 20, slot: 1 },
    { path: "2.png", bytes: 11, modified: 21, slot: 0 },
  ],
  skipped: [{ path: "3.png", bytes: 0, modified: 22, why: "it is empty" }],
};

function encode(records: number): Uint8Array {
  const parts = [
    encodePrologue(ID),
    new Uint8Array(records * 12).fill(7),
    encodeIndex(INDEX),
  ];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

async function read(bytes: Uint8Array) {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, bytes);
    return readPack(path);
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("readPack() gives what was encoded", async () => {
  assertEquals(PROLOGUE_BYTES, 64);
  assertEquals(await read(encode(2)), { id: ID, index: INDEX });
});

Deno.test("readPack() takes nothing for a pack that is not whole", async () => {
  const whole = encode(2);
  for (let length = 0; length < whole.length; length += 3) {
    assertEquals(await read(whole.subarray(0, length)), null);
  }
  assertEquals(await read(encode(1)), null);
  assertEquals(await read(encode(3)), null);
  assertEquals(readPack("/no/such/file"), null);
});
