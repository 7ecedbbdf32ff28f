import { createImage } from "@revisage/core";
import { decode } from "@revisage/image";
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { inFolder } from "../../run/testing/in_folder.ts";
import type { Event } from "./event.ts";
import { EventWriter } from "./event_writer.ts";
import { readEvents } from "./testing/read_events.ts";

const read = ({ path }: EventWriter) => readEvents(Deno.readFileSync(path));
const bodies = (events: Event[]) =>
  events.map(({ step, body }) => [step, body]);

Deno.test("an event file starts with its version and a session", () =>
  inFolder((folder) => {
    using writer = EventWriter.create(folder, () => 1_700_000_000_250);
    assertMatch(
      writer.path,
      /\/events\.out\.tfevents\.1700000000\.[^/]+\.\d+\.0$/,
    );
    const wallTime = 1_700_000_000.25;
    assertEquals(read(writer), [
      { wallTime, step: 0, body: { fileVersion: "brain.Event:2" } },
      { wallTime, step: 0, body: { sessionStart: true } },
    ]);
  }));

Deno.test("EventWriter writes scalars, pictures and text, each at once", () =>
  inFolder((folder) => {
    using writer = EventWriter.create(folder);
    writer.scalars(3, { "loss/l1": 0.25, "loss/g": -Infinity });
    assertEquals(bodies(read(writer)).slice(2), [[3, {
      values: [
        { tag: "loss/l1", scalar: 0.25 },
        { tag: "loss/g", scalar: -Infinity },
      ],
    }]]);
    writer.text(0, "config", "    seed: 7");
    const text = { tag: "config", text: "    seed: 7" };
    assertEquals(bodies(read(writer))[3], [0, { values: [text] }]);
    const picture = createImage(2, 1, Uint8Array.of(1, 2, 3, 4, 5, 6));
    writer.image(4, "samples", picture);
    const { step, body } = read(writer)[4]!;
    const value = "values" in body ? body.values[0]! : undefined;
    assert(value && "png" in value);
    assertEquals([step, value.tag, value.width, value.height], [
      ...[4, "samples", 2, 1],
    ]);
    assertEquals(decode(value.png), picture);
  }));

Deno.test("scalars() of nothing writes nothing", () =>
  inFolder((folder) => {
    using writer = EventWriter.create(folder);
    writer.scalars(1, {});
    assertEquals(read(writer).length, 2);
  }));

Deno.test("a resumed run starts a later file, whose session follows the step", () =>
  inFolder((folder) => {
    using first = EventWriter.create(folder, () => 5000);
    const before = Deno.readFileSync(first.path);
    using second = EventWriter.resume(folder, 10, () => 4000); // A clock set back.
    assert(second.path > first.path);
    // TensorBoard forgets this step and those after it.
    assertEquals(bodies(read(second))[1], [11, { sessionStart: true }]);
    assertEquals(Deno.readFileSync(first.path), before);
  }));

Deno.test("EventWriter names what it cannot use", () =>
  inFolder((folder) => {
    using writer = EventWriter.create(folder);
    const wrong: [() => void, string][] = [
      [() => EventWriter.resume(folder, -1), "resume event files"],
      [() => writer.scalars(-1, { l1: 1 }), "write event"],
      [() => writer.text(-1, "config", ""), "write event"],
      [() => writer.image(-1, "samples", createImage(1, 1)), "write event"],
    ];
    for (const [act, action] of wrong) {
      assertEquals(
        assertThrows(act, RangeError).message,
        `Cannot ${action}: step must be an integer of at least 0, got -1`,
      );
    }
  }));
