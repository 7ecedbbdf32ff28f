import { assertEquals } from "@std/assert";
import { binaryKind, HEADER_BYTES } from "./binary_kind.ts";
import { systemName } from "./system.ts";
import { libraryHeader } from "./testing/library_header.ts";

Deno.test("binaryKind() tells the libraries of each system apart", () => {
  for (const os of ["linux", "darwin"]) {
    for (const arch of ["x86_64", "aarch64"]) {
      const kind = binaryKind(new DataView(libraryHeader(os, arch).buffer), 64);
      assertEquals(kind, `${systemName({ os, arch })} library`);
    }
  }
});

Deno.test("binaryKind() takes nothing else for a library", () => {
  const text = new TextEncoder().encode(
    "INPUT(libtensorflow_cc.so.2)".repeat(3),
  );
  const kind = binaryKind(new DataView(text.buffer), text.length);
  assertEquals(kind, "file of another kind");
  const short = new DataView(new ArrayBuffer(3));
  assertEquals(binaryKind(short, 3), "file of another kind");
});

Deno.test("binaryKind() knows this system's programs, whole and cut", async () => {
  using file = await Deno.open(Deno.execPath());
  const bytes = new Uint8Array(HEADER_BYTES);
  await file.read(bytes);
  const header = new DataView(bytes.buffer);
  const { size } = await file.stat();
  const whole = `${systemName(Deno.build)} library`;
  assertEquals(binaryKind(header, size), whole);
  const cut = Deno.build.os === "linux" ? `${whole} that was cut short` : whole;
  assertEquals(binaryKind(header, size - 1), cut);
});
