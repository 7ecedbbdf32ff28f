import { assertEquals, assertStrictEquals } from "@std/assert";
import {
  type Attribute,
  boolAttribute,
  boolsAttribute,
  floatAttribute,
  floatsAttribute,
  functionAttribute,
  intAttribute,
  intsAttribute,
  shapeAttribute,
  shapesAttribute,
  stringAttribute,
  stringsAttribute,
  typeAttribute,
  typesAttribute,
} from "./attributes.ts";

/** What `AttrValue(...).SerializeToString().hex()` of Python's TensorFlow gives. */
const GOLDEN: [attribute: Attribute, hex: string][] = [
  [stringAttribute("a", "SAME"), "120453414d45"],
  [stringAttribute("a", Uint8Array.of(0xff, 0)), "1202ff00"],
  [intAttribute("a", 3), "1803"],
  [intAttribute("a", -1), "18ffffffffffffffffff01"],
  [intAttribute("a", 2 ** 40), "18808080808020"],
  [intAttribute("a", 3.9), "1803"],
  [floatAttribute("a", 0.5), "250000003f"],
  [floatAttribute("a", Infinity), "250000807f"],
  [boolAttribute("a", true), "2801"],
  [boolAttribute("a", false), "2800"],
  [typeAttribute("a", "float32"), "3001"],
  [typeAttribute("a", "uint64"), "3017"],
  [shapeAttribute("a", [2, 3]), "3a08120208021202" + "0803"],
  [shapeAttribute("a", []), "3a00"],
  [intsAttribute("a", [1, 2, 300]), "0a061a040102ac02"],
  [intsAttribute("a", []), "0a021a00"],
  [floatsAttribute("a", [1]), "0a0622040000803f"],
  [boolsAttribute("a", [true, false]), "0a042a020100"],
  [typesAttribute("a", ["float32", "int32"]), "0a0432020103"],
  [stringsAttribute("a", ["x", "yz"]), "0a071201781202797a"],
  [shapesAttribute("a", [[1], []]), "0a083a04120208013a00"],
  [functionAttribute("f", "g"), "52030a0167"],
];

for (const [{ bytes }, hex] of GOLDEN) {
  Deno.test(`AttrValue ${hex} is written as Python writes it`, () => {
    const written = [...bytes].map((b) => b.toString(16).padStart(2, "0"));
    assertEquals(written.join(""), hex);
  });
}

Deno.test("attributes of one type are encoded once", () => {
  assertStrictEquals(typeAttribute("T", "int32"), typeAttribute("T", "int32"));
});
