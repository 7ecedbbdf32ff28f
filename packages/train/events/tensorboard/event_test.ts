import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  encodeEvent,
  type Event,
  type EventBody,
  type SummaryValue,
} from "./event.ts";
import { frameRecord } from "./frame_record.ts";
import { readEvents } from "./testing/read_events.ts";

/** Records in base64, as TensorBoard writes them: see make_events.py. */
const records: Record<string, string> = JSON.parse(
  Deno.readTextFileSync(
    new URL("../../../../tests/fixtures/events.json", import.meta.url),
  ),
);

const AT = 1_700_000_000.5;

/** What they say. */
const EVENTS: Record<string, Event> = {
  version: { wallTime: 1.7e9, step: 0, body: { fileVersion: "brain.Event:2" } },
  start: { wallTime: 1.7e9, step: 0, body: { sessionStart: true } },
  restart: {
    wallTime: 1_700_000_000.125,
    step: 70_000_000_000,
    body: { sessionStart: true },
  },
  scalars: {
    wallTime: AT,
    step: 300,
    body: {
      values: [
        { tag: "loss/l1", scalar: 0.1 },
        { tag: "loss/zero", scalar: 0 },
        { tag: "verlust/größe", scalar: NaN },
        { tag: "loss/huge", scalar: 1e39 },
        { tag: "loss/low", scalar: -Infinity },
      ],
    },
  },
  image: {
    wallTime: AT,
    step: 1,
    body: {
      values: [{
        tag: "samples",
        png: Uint8Array.from({ length: 256 }, (_, byte) => byte),
        width: 300,
        height: 2,
      }],
    },
  },
  text: {
    wallTime: AT,
    step: 0,
    body: { values: [{ tag: "config", text: "# Größe\n\n    seed: 7\n" }] },
  },
};

for (const [name, event] of Object.entries(EVENTS)) {
  Deno.test(`a record has the bytes that TensorBoard writes: ${name}`, () => {
    const expected = records[name]!;
    assertEquals(frameRecord(encodeEvent(event)).toBase64(), expected);
  });
}

/** As it is after float32. */
function rounded(value: SummaryValue): SummaryValue {
  return "scalar" in value
    ? { ...value, scalar: Math.fround(value.scalar) }
    : value;
}

Deno.test("every record is spelled out here", () => {
  assertEquals(Object.keys(records), Object.keys(EVENTS));
});

Deno.test("the reader reads TensorBoard's records as they were meant", () => {
  for (const [name, event] of Object.entries(EVENTS)) {
    const record = records[name]!;
    const { body } = event;
    const expected = "values" in body
      ? { ...event, body: { values: body.values.map(rounded) } }
      : event;
    assertEquals(readEvents(Uint8Array.fromBase64(record)), [expected]);
  }
});

Deno.test("what is written can be read", () => {
  const text = fc.string({ unit: "grapheme" });
  const value = fc.oneof(
    fc.record({ tag: text, scalar: fc.float().map((x) => x + 0) }),
    fc.record({ tag: text, text }),
    fc.record({
      tag: text,
      png: fc.uint8Array(),
      width: fc.integer({ min: 1, max: 4096 }),
      height: fc.integer({ min: 1, max: 4096 }),
    }),
  );
  const event = fc.record({
    wallTime: fc.double({ min: 1, max: 1e10, noNaN: true }),
    step: fc.maxSafeNat(),
    body: fc.oneof<fc.Arbitrary<EventBody>[]>(
      fc.record({ fileVersion: text }),
      fc.constant({ sessionStart: true }),
      fc.record({ values: fc.array(value, { minLength: 1 }) }),
    ),
  });
  fc.assert(fc.property(fc.array(event), (events) => {
    const frames = events.map((event) => frameRecord(encodeEvent(event)));
    const file = new Uint8Array(frames.flatMap((frame) => [...frame]));
    assertEquals(readEvents(file), events);
  }));
});

Deno.test("encodeEvent() stays small: a scalar costs its name and 10 bytes", () => {
  const size = (...values: SummaryValue[]) =>
    encodeEvent({ wallTime: AT, step: 1, body: { values } }).length;
  const one: SummaryValue = { tag: "loss/l1", scalar: 1 };
  assert(size(one, one) - size(one) <= one.tag.length + 10);
});
