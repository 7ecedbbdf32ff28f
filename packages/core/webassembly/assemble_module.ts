import { type Code, flatten, leb } from "./code.ts";

/** The types of values that our functions need. */
export const type: { readonly i32: number; readonly v128: number } = {
  i32: 0x7f,
  v128: 0x7b,
};

/** A function that a module exports; it returns nothing. */
export interface ModuleFunction {
  /** How many i32 it takes; they are its first locals. */
  readonly parameters: number;
  /** Its further locals: how many of which type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  /** What it does. */
  readonly body: Code;
}

/**
 * Puts together a module of functions and one memory, all of them exported.
 *
 * The memory is exported as `memory` and starts with one page.
 *
 * @param functions By the names they are exported with.
 * @returns What `WebAssembly.Module` takes.
 */
export function assembleModule(
  functions: Readonly<Record<string, ModuleFunction>>,
): Uint8Array<ArrayBuffer> {
  const all = Object.values(functions);
  const names = Object.keys(functions);
  return Uint8Array.from(flatten([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
    section(1, all.map(typeOf)),
    section(3, all.map((_, index) => leb(index))),
    section(5, [[0, 1]]),
    section(7, [
      ...names.map((name, index) => [text(name), 0, leb(index)]),
      [text("memory"), 2, 0],
    ]),
    section(10, all.map(codeOf)),
  ]));
}

function typeOf({ parameters }: ModuleFunction): Code {
  return [0x60, vector(Array(parameters).fill(type.i32)), 0];
}

function codeOf({ locals, body }: ModuleFunction): Code {
  return sized([vector(locals.map(([n, t]) => [leb(n), t])), body, 0x0b]);
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
