import { BinaryReader } from "@bufbuild/protobuf/wire";
import {
  EVENT,
  type Event,
  type EventBody,
  IMAGE,
  METADATA,
  PLUGIN_DATA,
  SESSION_LOG,
  SUMMARY,
  type SummaryValue,
  TENSOR,
  VALUE,
} from "../event.ts";
import { readRecords } from "./read_records.ts";

/** The events of a file: the twin of what writes it. */
export function readEvents(file: Uint8Array): Event[] {
  return readRecords(file).records.map(readEvent);
}

/** Fields of a message by number; of one field, the last. */
class Message {
  private readonly fields = new Map<number, Uint8Array[]>();

  constructor(bytes: Uint8Array) {
    const r = new BinaryReader(bytes);
    while (r.pos < r.len) {
      const [field, type] = r.tag();
      const from = r.pos;
      r.skip(type, field);
      const list = this.fields.get(field) ?? [];
      list.push(bytes.subarray(from, r.pos));
      this.fields.set(field, list);
    }
  }

  has(field: number): boolean {
    return this.fields.has(field);
  }

  reader(field: number): BinaryReader {
    return new BinaryReader(this.fields.get(field)!.at(-1)!);
  }

  number(field: number): number {
    return this.has(field) ? Number(this.reader(field).int64()) : 0;
  }

  text(field: number): string {
    return this.reader(field).string();
  }

  message(field: number): Message {
    return new Message(this.reader(field).bytes());
  }

  messages(field: number): Message[] {
    return (this.fields.get(field) ?? [])
      .map((bytes) => new Message(new BinaryReader(bytes).bytes()));
  }
}

function readEvent(bytes: Uint8Array): Event {
  const event = new Message(bytes);
  return {
    wallTime: event.reader(EVENT.wallTime).double(),
    step: event.number(EVENT.step),
    body: readBody(event),
  };
}

function readBody(event: Message): EventBody {
  if (event.has(EVENT.fileVersion)) {
    return { fileVersion: event.text(EVENT.fileVersion) };
  }
  if (event.has(EVENT.sessionLog)) {
    const status = event.message(EVENT.sessionLog).number(SESSION_LOG.status);
    if (status !== 1) throw new Error(`status must be START, got ${status}`);
    return { sessionStart: true };
  }
  const values = event.message(EVENT.summary).messages(SUMMARY.value);
  return { values: values.map(readValue) };
}

function readValue(value: Message): SummaryValue {
  const tag = value.text(VALUE.tag);
  if (value.has(VALUE.simpleValue)) {
    return { tag, scalar: value.reader(VALUE.simpleValue).float() };
  }
  if (value.has(VALUE.image)) {
    const image = value.message(VALUE.image);
    return {
      tag,
      png: image.reader(IMAGE.bytes).bytes(),
      width: image.number(IMAGE.width),
      height: image.number(IMAGE.height),
    };
  }
  const plugin = value.message(VALUE.metadata).message(METADATA.pluginData);
  const name = plugin.text(PLUGIN_DATA.name);
  if (name !== "text") throw new Error(`plugin must be text, got ${name}`);
  return { tag, text: value.message(VALUE.tensor).text(TENSOR.stringVal) };
}
