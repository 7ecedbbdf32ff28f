import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { decodeMetrics, encodeMetrics } from "./metrics_line.ts";

Deno.test("encodeMetrics() writes what is not finite as text", () => {
  const values = { l1: 0.25, g: NaN, d: Infinity, r1: -Infinity };
  assertEquals(
    encodeMetrics({ step: 3, time: 1.5, values }),
    '{"step":3,"time":1.5,"values":' +
      '{"l1":0.25,"g":"NaN","d":"Infinity","r1":"-Infinity"}}',
  );
});

Deno.test("decodeMetrics() gives back every number that was written", () => {
  const metrics = fc.record({
    step: fc.maxSafeNat(),
    time: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    values: fc.dictionary(fc.string(), fc.double().map((x) => x + 0)),
  });
  fc.assert(fc.property(metrics, (metrics) => {
    const line = encodeMetrics(metrics);
    assertEquals(line.includes("\n"), false);
    const read = decodeMetrics(line);
    assertEquals([read.step, read.time], [metrics.step, metrics.time]);
    assertEquals(Object.entries(read.values), Object.entries(metrics.values));
  }));
});

Deno.test("decodeMetrics() passes over what a later version may add", () => {
  assertEquals(
    decodeMetrics('{"step":0,"time":1,"values":{},"epoch":2}'),
    { step: 0, time: 1, values: {} },
  );
});

Deno.test("decodeMetrics() says what is wrong with a line", () => {
  const wrong: [string, string][] = [
    ['{"step":1', 'line must be JSON, got {"step":1'],
    ["\0".repeat(99), `line must be JSON, got ${"\0".repeat(60)}…`],
    ["[]", "line must be an object, got []"],
    [
      '{"step":-1,"time":1,"values":{}}',
      "step must be an integer of at least 0, got -1",
    ],
    ['{"step":1,"values":{}}', "time must be a number, got none"],
    ['{"step":1,"time":1}', "values must be an object, got none"],
    [
      '{"step":1,"time":1,"values":{"l1":null}}',
      '"l1" must be a number, got null',
    ],
    [
      '{"step":1,"time":1,"values":{"l1":"nan"}}',
      '"l1" must be a number, got "nan"',
    ],
  ];
  for (const [line, message] of wrong) {
    const error = assertThrows(() => decodeMetrics(line), TypeError);
    assertEquals(error.message, message);
  }
});
