import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import type { NativeLibrary } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";

/** One argument of an operation: a single tensor, or a list of them. */
export type OpArgument = "one" | "list";

/** Field numbers, from TensorFlow's op_def.proto. */
const INPUT_ARG = 2, NUMBER_ATTR = 5, TYPE_LIST_ATTR = 6;

/**
 * The arguments that an operation takes, from TensorFlow's own registry.
 *
 * Kernels give all inputs flat. A graph wants to know which of them are lists.
 */
export function opArguments(
  library: NativeLibrary,
  graph: Address,
  op: string,
): OpArgument[] {
  const { c, status } = library;
  const buffer = c.TF_NewBuffer();
  try {
    c.TF_GraphGetOpDef(graph, library.name(op), buffer, status);
    library.check();
    const fields = new Deno.UnsafePointerView(buffer!); // { data, length, … }
    const length = Number(fields.getBigUint64(8));
    const bytes = Deno.UnsafePointerView.getArrayBuffer(
      fields.getPointer(0)!,
      length,
    );
    return readArguments(new Uint8Array(bytes));
  } finally {
    c.TF_DeleteBuffer(buffer);
  }
}

function readArguments(opDef: Uint8Array): OpArgument[] {
  const found: OpArgument[] = [];
  const reader = new BinaryReader(opDef);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field !== INPUT_ARG || type !== WireType.LengthDelimited) {
      reader.skip(type, field);
      continue;
    }
    found.push(isList(new BinaryReader(reader.bytes())) ? "list" : "one");
  }
  return found;
}

function isList(argument: BinaryReader): boolean {
  let list = false;
  while (argument.pos < argument.len) {
    const [field, type] = argument.tag();
    list ||= field === NUMBER_ATTR || field === TYPE_LIST_ATTR;
    argument.skip(type, field);
  }
  return list;
}

/**
 * Splits flat inputs into arguments. Several lists share them evenly, as they
 * do in every operation whose lists have one length (`DynamicStitch`, …).
 */
export function splitInputs<T>(
  op: string,
  inputs: readonly T[],
  args: readonly OpArgument[],
): (T | T[])[] {
  const lists = args.filter((arg) => arg === "list").length;
  const inLists = inputs.length - (args.length - lists);
  const each = lists === 0 ? 0 : inLists / lists;
  if (inLists < 0 || !Number.isInteger(each) || (lists === 0 && inLists > 0)) {
    throw new RangeError(
      `Cannot run ${op}: it takes ${args.length} arguments, ` +
        `got ${inputs.length} tensors`,
    );
  }
  let next = 0;
  return args.map((arg) =>
    arg === "one" ? inputs[next++]! : inputs.slice(next, next += each)
  );
}
