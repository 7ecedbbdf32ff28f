import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { DTYPES, type NativeDType } from "./dtypes.ts";

/**
 * An attribute of an operation: its name, and its value as the bytes of
 * TensorFlow's `AttrValue` message. One encoding serves eager operations, graphs
 * and functions alike.
 */
export interface Attribute {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Encode = (writer: BinaryWriter) => BinaryWriter;

function attribute(name: string, encode: Encode): Attribute {
  return { name, bytes: encode(new BinaryWriter()).finish() };
}

/** Fields of `AttrValue`; those of `AttrValue.ListValue` have the same numbers. */
const LIST = 1, STRING = 2, INT = 3, FLOAT = 4, BOOL = 5, TYPE = 6, SHAPE = 7;
const FUNCTION = 10;

function list(name: string, encode: Encode): Attribute {
  return attribute(
    name,
    (w) => encode(w.tag(LIST, WireType.LengthDelimited).fork()).join(),
  );
}

/** A packed list of numbers; an empty one is written as an empty list. */
function packed<T>(
  name: string,
  field: number,
  values: readonly T[],
  write: (writer: BinaryWriter, value: T) => void,
): Attribute {
  return list(name, (w) => {
    w.tag(field, WireType.LengthDelimited).fork();
    for (const value of values) write(w, value);
    return w.join();
  });
}

/** Attributes of one type repeat by the thousand: they are encoded once. */
const types = new Map<string, Attribute>();

/** An attribute that names a type, as `T` does nearly everywhere. */
export function typeAttribute(name: string, value: NativeDType): Attribute {
  const key = `${name}:${value}`;
  let known = types.get(key);
  if (known === undefined) {
    known = attribute(
      name,
      (w) => w.tag(TYPE, WireType.Varint).int32(DTYPES[value]),
    );
    types.set(key, known);
  }
  return known;
}

/** A list of types, as `Tin` and `Tout` are. */
export function typesAttribute(
  name: string,
  values: readonly NativeDType[],
): Attribute {
  return packed(name, TYPE, values, (w, v) => w.int32(DTYPES[v]));
}

/** An integer, up to 64 bits. */
export function intAttribute(name: string, value: number | bigint): Attribute {
  return attribute(
    name,
    (w) => w.tag(INT, WireType.Varint).int64(whole(value)),
  );
}

/** A list of integers, as `strides` is. */
export function intsAttribute(
  name: string,
  values: readonly (number | bigint)[],
): Attribute {
  return packed(name, INT, values, (w, v) => w.int64(whole(v)));
}

/** A float32 number. */
export function floatAttribute(name: string, value: number): Attribute {
  return attribute(
    name,
    (w) => w.tag(FLOAT, WireType.Bit32).float(clamp(value)),
  );
}

/** A list of float32 numbers. */
export function floatsAttribute(
  name: string,
  values: readonly number[],
): Attribute {
  return packed(name, FLOAT, values, (w, v) => w.float(clamp(v)));
}

/** A truth value. */
export function boolAttribute(name: string, value: boolean): Attribute {
  return attribute(name, (w) => w.tag(BOOL, WireType.Varint).bool(value));
}

/** A list of truth values. */
export function boolsAttribute(
  name: string,
  values: readonly boolean[],
): Attribute {
  return packed(name, BOOL, values, (w, v) => w.bool(v));
}

/** A string, or bytes. */
export function stringAttribute(
  name: string,
  value: string | Uint8Array,
): Attribute {
  return attribute(name, (w) => {
    w.tag(STRING, WireType.LengthDelimited);
    return typeof value === "string" ? w.string(value) : w.bytes(value);
  });
}

/** A list of strings. */
export function stringsAttribute(
  name: string,
  values: readonly string[],
): Attribute {
  return list(name, (w) => {
    for (const v of values) w.tag(STRING, WireType.LengthDelimited).string(v);
    return w;
  });
}

/** A shape. */
export function shapeAttribute(
  name: string,
  value: readonly number[],
): Attribute {
  return attribute(name, (w) => writeShape(w, value));
}

/** A list of shapes. */
export function shapesAttribute(
  name: string,
  values: readonly (readonly number[])[],
): Attribute {
  return list(name, (w) => values.reduce(writeShape, w));
}

/** A function that was added to the context. */
export function functionAttribute(name: string, called: string): Attribute {
  return attribute(
    name,
    (w) =>
      w.tag(FUNCTION, WireType.LengthDelimited).fork()
        .tag(1, WireType.LengthDelimited).string(called).join(),
  );
}

/** `TensorShapeProto`: one message per axis, its size in field 1. */
function writeShape(w: BinaryWriter, shape: readonly number[]): BinaryWriter {
  w.tag(SHAPE, WireType.LengthDelimited).fork();
  for (const size of shape) {
    w.tag(2, WireType.LengthDelimited).fork();
    w.tag(1, WireType.Varint).int64(size).join();
  }
  return w.join();
}

/** TensorFlow.js hands over fractions where it means integers (seeds). */
function whole(value: number | bigint): number | bigint {
  return typeof value === "bigint" ? value : Math.trunc(value);
}

/** The writer refuses finite numbers beyond float32; TensorFlow rounds them. */
function clamp(value: number): number {
  return Math.fround(value);
}
