/** Bytes of WebAssembly code; nested lists are laid out one after another. */
export type Code = readonly (number | Code)[];

/** The value types that the filter needs. */
export const type = { i32: 0x7f, v128: 0x7b } as const;

/** The instructions that the filter needs, named as in the specification. */
export const op = {
  loop: (...body: Code): Code => [0x03, 0x40, body, 0x0b],
  ifElse: (result: number, then: Code, otherwise: Code): Code => [
    [0x04, result, then],
    [0x05, otherwise, 0x0b],
  ],
  branchIf: (depth: number): Code => [0x0d, leb(depth)],
  get: (local: number): Code => [0x20, leb(local)],
  set: (local: number): Code => [0x21, leb(local)],
  tee: (local: number): Code => [0x22, leb(local)],
  i32Load: [0x28, 2, 0],
  i32Const: (value: number): Code => [0x41, signedLeb(value)],
  i32LessUnsigned: [0x49],
  i32Add: [0x6a],
  i32Subtract: [0x6b],
  // Alignment is a hint: an exponent of two.
  v128Load: (offset: number): Code => simd(0x00, 2, leb(offset)),
  v128LoadSplat: simd(0x09, 2, 0),
  v128Store: (offset: number): Code => simd(0x0b, 2, leb(offset)),
  v128Zero: simd(0x0c, Array(16).fill(0)),
  f32x4Add: simd(0xe4),
  f32x4Multiply: simd(0xe6),
} as const;

/** What a module's one function takes, keeps and does. */
export interface ModuleParts {
  /** The function's name outside. */
  readonly name: string;
  /** How many i32 it takes. */
  readonly parameters: number;
  /** Its locals: how many of which type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: Code;
}

/**
 * Puts together a module with one function and one memory, both exported.
 *
 * The memory is exported as `memory` and starts with one page.
 */
export function assembleModule(parts: ModuleParts): Uint8Array<ArrayBuffer> {
  const { name, parameters, locals, body } = parts;
  const code = sized([vector(locals.map(([n, t]) => [leb(n), t])), body, 0x0b]);
  return Uint8Array.from(flatten([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
    section(1, [[0x60, vector(Array(parameters).fill(type.i32)), 0]]),
    section(3, [0]),
    section(5, [[0, 1]]),
    section(7, [[text(name), 0, 0], [text("memory"), 2, 0]]),
    section(10, [code]),
  ]));
}

function section(id: number, items: Code): Code {
  return [id, sized(vector(items))];
}

function vector(items: Code): Code {
  return [leb(items.length), items];
}

function sized(code: Code): Code {
  const bytes = flatten(code);
  return [leb(bytes.length), bytes];
}

function text(value: string): Code {
  return vector([...new TextEncoder().encode(value)]);
}

function simd(opcode: number, ...rest: Code): Code {
  return [0xfd, leb(opcode), rest];
}

/** Unsigned LEB128. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [value & 0x7f | 0x80, ...leb(value >>> 7)];
}

/** Signed LEB128. */
function signedLeb(value: number): number[] {
  return value >= -64 && value < 64
    ? [value & 0x7f]
    : [value & 0x7f | 0x80, ...signedLeb(value >> 7)];
}

function flatten(code: Code): number[] {
  return code.flatMap((part) =>
    typeof part === "number" ? part : flatten(part)
  );
}
