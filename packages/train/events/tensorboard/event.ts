import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** One thing to see in TensorBoard at one step. */
export type SummaryValue =
  & {
    /** Its name; what stands before a `/` groups. */
    readonly tag: string;
  }
  & (
    | { readonly scalar: number }
    | {
      readonly png: Uint8Array;
      readonly width: number;
      readonly height: number;
    }
    | {
      /** Markdown. */
      readonly text: string;
    }
  );

/** What an event says. */
export type EventBody =
  | { readonly fileVersion: string }
  /** A session starts here: what is known of this step and later is void. */
  | { readonly sessionStart: true }
  | { readonly values: readonly SummaryValue[] };

/** One record of an event file. */
export interface Event {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly body: EventBody;
}

// Field numbers, from TensorFlow's event.proto, summary.proto, tensor.proto.
export const EVENT = {
  wallTime: 1,
  step: 2,
  fileVersion: 3,
  summary: 5,
  sessionLog: 7,
} as const;
export const SESSION_LOG = { status: 1 } as const;
export const SUMMARY = { value: 1 } as const;
export const VALUE = {
  tag: 1,
  simpleValue: 2,
  image: 4,
  tensor: 8,
  metadata: 9,
} as const;
export const IMAGE = { height: 1, width: 2, colorspace: 3, bytes: 4 } as const;
export const TENSOR = { dtype: 1, shape: 2, stringVal: 8 } as const;
export const METADATA = { pluginData: 1 } as const;
export const PLUGIN_DATA = { name: 1 } as const;

const START = 1, RGB = 3, DT_STRING = 7;

/** Encodes an `Event` of TensorFlow. */
export function encodeEvent({ wallTime, step, body }: Event): Uint8Array {
  const w = new BinaryWriter();
  w.tag(EVENT.wallTime, WireType.Bit64).double(wallTime);
  if (step !== 0) w.tag(EVENT.step, WireType.Varint).int64(step);
  if ("fileVersion" in body) {
    text(w, EVENT.fileVersion, body.fileVersion);
  } else if ("sessionStart" in body) {
    message(w, EVENT.sessionLog, () => number(w, SESSION_LOG.status, START));
  } else {
    message(w, EVENT.summary, () => {
      for (const value of body.values) {
        message(w, SUMMARY.value, () => writeValue(w, value));
      }
    });
  }
  return w.finish();
}

/** A `Summary.Value`; scalars and images as before TensorFlow 2, the shortest. */
function writeValue(w: BinaryWriter, value: SummaryValue): void {
  text(w, VALUE.tag, value.tag);
  if ("scalar" in value) {
    // What float32 cannot hold becomes infinite, and is not refused.
    w.tag(VALUE.simpleValue, WireType.Bit32).float(Math.fround(value.scalar));
  } else if ("png" in value) {
    message(w, VALUE.image, () => {
      number(w, IMAGE.height, value.height);
      number(w, IMAGE.width, value.width);
      number(w, IMAGE.colorspace, RGB);
      w.tag(IMAGE.bytes, WireType.LengthDelimited).bytes(value.png);
    });
  } else {
    message(w, VALUE.tensor, () => { // A scalar: its shape has no dimensions.
      number(w, TENSOR.dtype, DT_STRING);
      message(w, TENSOR.shape, () => {});
      text(w, TENSOR.stringVal, value.text);
    });
    message(w, VALUE.metadata, () => {
      message(w, METADATA.pluginData, () => text(w, PLUGIN_DATA.name, "text"));
    });
  }
}

function text(w: BinaryWriter, field: number, value: string): void {
  w.tag(field, WireType.LengthDelimited).string(value);
}

function number(w: BinaryWriter, field: number, value: number): void {
  w.tag(field, WireType.Varint).int32(value);
}

function message(w: BinaryWriter, field: number, write: () => void): void {
  w.tag(field, WireType.LengthDelimited).fork();
  write();
  w.join();
}
