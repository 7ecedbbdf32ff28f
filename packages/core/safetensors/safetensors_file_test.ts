import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { withFolder } from "@tools/with-folder";
import { openSafetensors, parseSafetensors } from "./safetensors_file.ts";
import { SafetensorsError } from "./safetensors_error.ts";
import { encodeSafetensors } from "./write_safetensors.ts";

const BYTES = encodeSafetensors([
  ["encoder.weight", {
    dtype: "F32",
    shape: [1, 3],
    data: new Float32Array([1, 2, 3]),
  }],
  ["encoder.bias", { dtype: "U8", shape: [], data: new Uint8Array([9]) }],
], { metadata: { step: "7" } });

/** Runs `test` with a file of these bytes, removed afterwards. */
function onDisk(
  bytes: Uint8Array,
  test: (path: string) => void,
): Promise<void> {
  return withFolder((folder) => {
    const path = `${folder}/tensors.safetensors`;
    Deno.writeFileSync(path, bytes);
    test(path);
  });
}

Deno.test("a file on the disk reads as in memory", () =>
  onDisk(BYTES, (path) => {
    using file = openSafetensors(path);
    const inMemory = parseSafetensors(BYTES);
    assertEquals([...file.entries], [
      ["encoder.weight", { dtype: "F32", shape: [1, 3], begin: 0, end: 12 }],
      ["encoder.bias", { dtype: "U8", shape: [], begin: 12, end: 13 }],
    ]);
    assertEquals(file.metadata.step, "7");
    for (const name of file.entries.keys()) {
      assertEquals(file.read(name), inMemory.read(name));
    }
    // Out of order, and twice: each read seeks for itself.
    assertEquals([...file.read("encoder.weight", "F32").data], [1, 2, 3]);
  }));

Deno.test("a tensor from the disk fills one buffer of its own", () =>
  onDisk(BYTES, (path) => {
    using file = openSafetensors(path);
    const { data } = file.read("encoder.weight");
    assertEquals(data.buffer.byteLength, 12);
  }));

Deno.test("a tensor from memory is a view if aligned, else a copy", () => {
  const aligned = parseSafetensors(BYTES).read("encoder.weight", "F32");
  assertStrictEquals(aligned.data.buffer, BYTES.buffer);

  const shifted = new Uint8Array(BYTES.length + 1);
  shifted.set(BYTES, 1);
  const copy = parseSafetensors(shifted.subarray(1)).read("encoder.weight");
  assertEquals([...copy.data], [1, 2, 3]);
  assertEquals(copy.data.buffer.byteLength, 12);
});

Deno.test("a wrong name or dtype is an error that helps", () => {
  const file = parseSafetensors(BYTES, "model.safetensors");
  assertThrows(
    () => file.read("encoder.wieght"),
    SafetensorsError,
    'Cannot read model.safetensors: no tensor "encoder.wieght", ' +
      'did you mean "encoder.weight"?',
  );
  const error = assertThrows(() => file.read("toString"), SafetensorsError);
  assertEquals(
    error.message,
    'Cannot read model.safetensors: no tensor "toString"',
  );
  assertThrows(
    () => file.read("encoder.weight", "F16"),
    SafetensorsError,
    'Cannot read model.safetensors: dtype of "encoder.weight" must be F16, ' +
      "got F32",
  );
});

Deno.test("a closed file cannot be read, and closes twice", () =>
  onDisk(BYTES, (path) => {
    const file = openSafetensors(path);
    file[Symbol.dispose]();
    file[Symbol.dispose]();
    assertThrows(
      () => file.read("encoder.bias"),
      SafetensorsError,
      `Cannot read ${path}: the file is closed`,
    );
  }));

Deno.test("a file that shrinks while it is open is an error", () =>
  onDisk(BYTES, (path) => {
    using file = openSafetensors(path);
    Deno.truncateSync(path, BYTES.length - 5);
    assertThrows(
      () => file.read("encoder.weight"),
      SafetensorsError,
      `Cannot read ${path}: the file shrank while it was read`,
    );
  }));

Deno.test("a broken file is named, and closed again", () =>
  onDisk(new Uint8Array(3), (path) => {
    assertThrows(
      () => openSafetensors(path),
      SafetensorsError,
      `Cannot read ${path}: size must be at least 8 bytes, got 3`,
    );
  }));

Deno.test("a missing file is the system's own error", () => {
  assertThrows(
    () => openSafetensors("no/such.safetensors"),
    Deno.errors.NotFound,
    "no/such.safetensors",
  );
});

Deno.test("a tensor too large for memory is an error", () => {
  // A sparse file: it takes no room on the disk.
  const size = 2 ** 43;
  const info = { dtype: "U8", shape: [size], data_offsets: [0, size] };
  const header = new TextEncoder().encode(JSON.stringify({ w: info }));
  const bytes = new Uint8Array([header.length, ...Array(7), ...header]);
  return onDisk(bytes, (path) => {
    Deno.truncateSync(path, 8 + header.length + size);
    using file = openSafetensors(path);
    assertThrows(
      () => file.read("w"),
      SafetensorsError,
      `Cannot read ${path}: a tensor must fit into memory, got ${size} bytes`,
    );
  });
});
