import { assertEquals, assertThrows } from "@std/assert";
import { memoryBytes } from "../testing/memory_bytes.ts";
import { Cursor } from "./cursor.ts";
import { flatten } from "./flatten.ts";
import { PthError } from "./pth_error.ts";
import { TensorView, torchVocabulary } from "./torch_vocabulary.ts";
import { unpickle } from "./unpickle.ts";

/** Reads a pickle written as text; `~` stands for protocol 2. */
function read(pickle: string): unknown {
  const text = pickle.replaceAll("~", "\x80\x02");
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return unpickle(new Cursor(memoryBytes(bytes)), torchVocabulary("file.pth"));
}

Deno.test("unpickle() makes plain values", () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ["~N.", null],
    ["~(\x88\x89t.", [true, false]],
    ["~K\xff.", 255],
    ["~M\x00\x01.", 256],
    ["~J\xfe\xff\xff\xff.", -2],
    ["~\x8a\x01\xff.", -1],
    ["~\x8a\x00.", 0],
    ["~\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01.", 2n ** 64n],
    ["~G\x3f\xf8\x00\x00\x00\x00\x00\x00.", 1.5],
    ["~X\x02\x00\x00\x00\xc3\xa9.", "é"],
    ["~U\x02ab.", "ab"],
    ["~](K\x01K\x02e.", [1, 2]],
    ["~}(U\x01aK\x01U\x01bK\x02u.", new Map([["a", 1], ["b", 2]])],
    ["\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00\x8c\x01a\x94h\x00\x86.", [
      "a",
      "a",
    ]],
    ["~ccollections\nOrderedDict\n)R.", new Map()],
    [
      "~ccollections\nOrderedDict\n]](U\x01aK\x01ea\x85R.",
      new Map([["a", 1]]),
    ],
  ];
  for (const [pickle, value] of cases) {
    assertEquals(read(pickle), value, JSON.stringify(pickle));
  }
});

Deno.test("unpickle() shares what is used twice", () => {
  const value = read("~]q\x01h\x01\x86.");
  assertEquals(Array.isArray(value) && value[0] === value[1], true);
});

Deno.test("unpickle() refuses every other instruction, by its number", () => {
  // INST, OBJ, NEWOBJ, EXT1, PERSID: the ways to code, and the old texts.
  for (const code of ["i", "o", "\x81", "\x82", "P", "\x92", "I", "S"]) {
    const hex = code.charCodeAt(0).toString(16);
    assertThrows(
      () => read(`~(${code}os\nsystem\n.`),
      PthError,
      "Cannot read file.pth: its pickle must make plain values only, got " +
        `instruction 0x${hex}`,
    );
  }
});

Deno.test("unpickle() refuses names in any spelling, before they are used", () => {
  const spellings = [
    "~cos\nsystem\n0.",
    "\x80\x04\x8c\x02os\x8c\x06system\x93.",
    "~cos\nsystem\n(U\x01xtR.",
  ];
  for (const pickle of spellings) {
    assertThrows(() => read(pickle), PthError, "got os.system");
  }
  assertThrows(() => read("~ctorch\nload\n."), PthError, "got torch.load");
  assertThrows(
    () => read("~c__builtin__\neval\n."),
    PthError,
    "got __builtin__.eval",
  );
});

Deno.test("unpickle() refuses broken pickles", () => {
  const broken = "its pickle is broken";
  const short = "it ends too early, or was cut short";
  const cases: readonly (readonly [string, string])[] = [
    ["", short],
    ["~", short],
    ["~X\xff\xff\x00\x00ab.", short],
    ["~X\xff\xff\xff\x7fab.", "a text in it is too long"],
    ["~.", broken],
    ["~NN.", broken],
    ["~(N.", broken],
    ["~h\x00.", broken],
    ["~t.", broken],
    ["~N(a.", broken],
    ["~]a.", broken],
    ["~}(Nu.", broken],
    ["~NNR.", broken],
    ["~N)R.", "its pickle calls what cannot be called"],
    ["~ctorch\nFloatStorage\n)R.", "its pickle calls what cannot be called"],
    ["~]Nb.", "only a dictionary in it may have attributes"],
    ["\x80\x01N.", "its pickle protocol must be 2 to 5, got 1"],
    ["\x80\x06N.", "its pickle protocol must be 2 to 5, got 6"],
    ["~NQ.", "a storage in it must be whole and of numbers"],
    ["~ccollections\nOrderedDict\nK\x01\x85R.", "must list pairs"],
    ["~ctorch._utils\n_rebuild_tensor_v2\n)R.", "must be a view of a storage"],
    ["~ctorch._utils\n_rebuild_parameter\n)R.", "must be a tensor"],
  ];
  for (const [pickle, message] of cases) {
    assertThrows(() => read(pickle), PthError, message, JSON.stringify(pickle));
  }
});

Deno.test("unpickle() bounds what single bytes can make", () => {
  assertThrows(
    () => read(`~${"]0".repeat(2)}`),
    PthError,
    "instruction 0x30", // POP: no file of weights needs it.
  );
  assertThrows(
    () => read(`~${"]".repeat(2 ** 20)}.`),
    PthError,
    "its pickle must have at most 1048576 instructions",
  );
});

Deno.test("flatten() ends, however containers hold each other", () => {
  const loop = read("~}q\x01U\x01ah\x01s.");
  assertThrows(
    () => flatten("file.pth", loop),
    PthError,
    "its containers must not hold each other",
  );
  // Lists that hold the one before twice: 2²⁹ values.
  const doubled = Array.from({ length: 29 }).reduce<unknown>(
    (inner) => [inner, inner],
    1,
  );
  assertThrows(
    () => flatten("file.pth", new Map([["a", doubled]])),
    PthError,
    "its containers must not hold each other",
  );
});

Deno.test("flatten() names tensors once, by texts and numbers", () => {
  assertThrows(() => flatten("file.pth", [1]), PthError, "hold a dictionary");
  assertThrows(
    () => flatten("file.pth", new Map([[null, 1]])),
    PthError,
    "its tensors must be named by texts or numbers",
  );
});

Deno.test("a tensor must lie within its storage", () => {
  const tensor = (shape: string, stride: string) =>
    read(
      "~ctorch._utils\n_rebuild_tensor_v2\n((U\x07storagectorch\n" +
        `FloatStorage\nU\x010U\x03cpuK\x04tQK\x00(${shape}t(${stride}ttR.`,
    );
  const cases: readonly (readonly [string, string, string])[] = [
    ["K\x05", "K\x01", "[5] and strides [1]"],
    ["K\x02", "K\x04", "[2] and strides [4]"],
    ["K\x02K\x02", "K\x03K\x01", "[2,2] and strides [3,1]"],
    ["K\x02", "\x8a\x07\xff\xff\xff\xff\xff\xff\x1f", "[2] and strides [90071"],
  ];
  for (const [shape, stride, told] of cases) {
    const message = `a tensor of shape ${told}`;
    assertThrows(() => tensor(shape, stride), PthError, message);
  }
  const view = tensor("K\x02K\x02", "K\x02K\x01");
  assertEquals(view instanceof TensorView && view.shape, [2, 2]);
  assertThrows(() => tensor("K\x02", "K\x01K\x01"), PthError, "a view of a");
  assertThrows(() => tensor("J\xff\xff\xff\xff", "K\x01"), PthError, "a view");
});
