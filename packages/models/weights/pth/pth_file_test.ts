import { assertEquals, assertThrows } from "@std/assert";
import { openPth, PthFile } from "./pth_file.ts";
import { PthError } from "./pth_error.ts";
import { fixture } from "../testing/fixtures.ts";
import { memoryBytes } from "../testing/memory_bytes.ts";

interface Expected {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly hex: string;
}

const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(
  Deno.readTextFileSync(fixture("plain.json")),
);

Deno.test.each([["zip"], ["protocol4"], ["legacy"]])(
  "openPth() reads what PyTorch reads, to the bit: %s",
  (kind) => {
    using file = openPth(fixture(`plain-${kind}.pth`));
    assertEquals([...file.entries.keys()], Object.keys(EXPECTED));
    for (const [name, expected] of Object.entries(EXPECTED)) {
      const { dtype, shape, data } = file.read(name);
      const bytes = new Uint8Array(
        data.buffer,
        data.byteOffset,
        data.byteLength,
      );
      assertEquals({ dtype, shape, hex: bytes.toHex() }, expected, name);
      assertEquals(file.entries.get(name), { dtype, shape });
    }
  },
);

Deno.test("openPth() names what is neither a tensor nor plain", () => {
  const cases = [
    ["hostile-zip.pth", "posix.system"],
    ["hostile-legacy.pth", "posix.system"],
    ["hostile-module.pth", "torch.nn.modules.linear.Linear"],
  ] as const;
  for (const [name, foreign] of cases) {
    assertThrows(
      () => openPth(fixture(name)),
      PthError,
      `Cannot read ${fixture(name)}: it must hold tensors and plain ` +
        `containers only, got ${foreign}`,
    );
  }
});

Deno.test("openPth() refuses a tensor that is larger than its numbers", () => {
  assertThrows(
    () => openPth(fixture("hostile-expanded.pth")),
    PthError,
    "a tensor of shape [1099511627776] and strides [0] must lie within its 1 " +
      "numbers",
  );
});

Deno.test("openPth() refuses other files and says what they must be", () => {
  assertThrows(
    () => openPth(fixture("keras-old.h5")),
    PthError,
    "it must be a file of torch.save",
  );
  assertThrows(() => openPth(fixture("none.pth")), Deno.errors.NotFound);
});

Deno.test("PthFile.read() names a tensor that is not there", () => {
  using file = openPth(fixture("plain-zip.pth"));
  assertThrows(
    () => file.read("state.conv.wieght"),
    PthError,
    `no tensor "state.conv.wieght", did you mean "state.conv.weight"?`,
  );
});

Deno.test("a closed PthFile reads no more", () => {
  const file = openPth(fixture("plain-zip.pth"));
  file[Symbol.dispose]();
  assertThrows(() => file.read("state.base"), PthError, "the file is closed");
});

Deno.test("PthFile.read() refuses numbers that are not where they should be", () => {
  const content = Deno.readFileSync(fixture("plain-zip.pth"));
  const text = new TextDecoder("latin1").decode(content);
  const name = text.indexOf("plain-zip/data/0");
  content[name - 30] = 0; // Its header begins here.
  using file = new PthFile(memoryBytes(content));
  assertThrows(
    () => file.read("state.conv.weight"),
    PthError,
    "Cannot read file.pth: each of its members must begin with a header",
  );
  assertEquals(file.read("state.conv.bias").data.length, 2);
});
