import * as fc from "fast-check";

// fast-check's own unit of any character takes seconds to set up.
const character: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("a", '"', "\\", "\uff5e", "\u{1f600}", "\u{1f601}"),
  fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xe000, max: 0x10ffff })
    .map((code) => String.fromCodePoint(code)),
);

/** Any Unicode text; what is hard to order or to escape is common in it. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: character });
