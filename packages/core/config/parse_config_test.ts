import {
  assert,
  assertEquals,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import * as fc from "fast-check";
import type { Schema } from "./compound_fields.ts";
import { ConfigError } from "./config_error.ts";
import * as field from "./field.ts";
import { type ConfigOf, parseConfig } from "./parse_config.ts";

interface LossConfig {
  readonly l1: number;
  readonly adversarial: number;
}

interface TrainerConfig {
  readonly size: number;
  readonly fusion: "lgf" | "add";
  readonly noise: boolean;
  readonly channels: readonly number[];
  readonly loss: LossConfig;
}

const DEFAULT_TRAINER: TrainerConfig = {
  size: 128,
  fusion: "lgf",
  noise: true,
  channels: [64, 32],
  loss: { l1: 1, adversarial: 0.1 },
};

const LOSS = { l1: field.number(0), adversarial: field.number(0, 10) };

const SCHEMA: Schema<TrainerConfig> = {
  size: field.powerOfTwo(64, 1024),
  fusion: field.oneOf("lgf", "add"),
  noise: field.boolean(),
  channels: field.listOf(field.integer(1, 512), [1, 4]),
  loss: field.object(LOSS),
};

function parse(value: unknown, source?: string): TrainerConfig {
  return parseConfig(value, SCHEMA, DEFAULT_TRAINER, source);
}

/** The whole message, after checking the class. */
function messageFor(value: unknown): string {
  return assertThrows(() => parse(value), ConfigError).message;
}

Deno.test("an empty config is the default", () => {
  assertEquals(parse({}), DEFAULT_TRAINER);
  assertEquals(parse(undefined), DEFAULT_TRAINER);
  assertEquals(parse({ size: undefined }), DEFAULT_TRAINER);
});

Deno.test("a key that is given wins, in nested objects too", () => {
  assertEquals(parse({ size: 512, loss: { l1: 0 } }), {
    ...DEFAULT_TRAINER,
    size: 512,
    loss: { l1: 0, adversarial: 0.1 },
  });
  assertEquals(parse({ channels: [7] }).channels, [7]);
});

Deno.test("a whole config survives a trip through JSON", () => {
  const config = fc.record({
    size: fc.constantFrom(64, 128, 256, 512, 1024),
    fusion: fc.constantFrom("lgf", "add"),
    noise: fc.boolean(),
    channels: fc.array(fc.integer({ min: 1, max: 512 }), {
      minLength: 1,
      maxLength: 4,
    }),
    loss: fc.record({ l1: fc.nat(), adversarial: fc.nat(10) }),
  });
  fc.assert(fc.property(config, (config) => {
    assertEquals(parse(JSON.parse(JSON.stringify(config))), config);
  }));
});

Deno.test("the result is frozen all through and shares nothing", () => {
  const given = { channels: [1, 2] };
  const config = parse(given);
  for (const part of [config, config.channels, config.loss]) {
    assert(Object.isFrozen(part));
  }
  given.channels[0] = 99;
  assertEquals(config.channels, [1, 2]);
  assert(parse({}).loss !== DEFAULT_TRAINER.loss);
  assert(!Object.isFrozen(DEFAULT_TRAINER.channels));
});

Deno.test("an unknown key is refused, with what was meant", () => {
  assertEquals(
    messageFor({ fuson: "add" }),
    'Cannot read config: unknown key "fuson", did you mean "fusion"?',
  );
  assertEquals(
    messageFor({ banana: 1 }),
    'Cannot read config: unknown key "banana"',
  );
  assertEquals(
    messageFor({ loss: { advesarial: 1 } }),
    'Cannot read config: unknown key "loss.advesarial", ' +
      'did you mean "loss.adversarial"?',
  );
});

Deno.test("keys that every object has are unknown too", () => {
  for (const key of ["__proto__", "constructor", "toString"]) {
    assertEquals(
      messageFor(JSON.parse(`{"${key}":{"size":64}}`)),
      `Cannot read config: unknown key "${key}"`,
    );
  }
});

Deno.test("a value out of range says what it must be", () => {
  assertEquals(
    messageFor({ size: 100 }),
    "Cannot read config: size must be a power of two from 64 to 1024, got 100",
  );
  assertEquals(
    messageFor({ loss: { l1: -1 } }),
    "Cannot read config: loss.l1 must be a number from 0, got -1",
  );
  assertEquals(
    messageFor({ channels: [8, "8"] }),
    "Cannot read config: channels.1 must be an integer from 1 to 512, " +
      'got "8"',
  );
});

Deno.test("what is no object is refused", () => {
  assertEquals(
    messageFor([]),
    "Cannot read config: it must be an object, got []",
  );
  assertEquals(
    messageFor(null),
    "Cannot read config: it must be an object, got null",
  );
  assertEquals(
    messageFor({ loss: 3 }),
    "Cannot read config: loss must be an object, got 3",
  );
});

Deno.test("all problems are told at once, unknown keys first", () => {
  const error = assertThrows(
    () => parse({ size: 3, nosie: 1, loss: { l1: null, gan: 1 } }, "a.json"),
    ConfigError,
  );
  assertEquals(error.message.split("\n"), [
    "Cannot read a.json:",
    '  unknown key "nosie", did you mean "noise"?',
    "  size must be a power of two from 64 to 1024, got 3",
    '  unknown key "loss.gan"',
    "  loss.l1 must be a number from 0, got null",
  ]);
  assertEquals(error.problems.length, 4);
  assertEquals(error.problems[0], 'unknown key "nosie", did you mean "noise"?');
});

Deno.test("a default out of range is found as well", () => {
  assertThrows(
    () => parseConfig({}, LOSS, { l1: 1, adversarial: 11 }),
    ConfigError,
    "Cannot read config: adversarial must be a number from 0 to 10, got 11",
  );
});

Deno.test("an error that is no problem of the config comes through", () => {
  const bug = new TypeError("a bug in a field");
  const broken = {
    read(): number {
      throw bug;
    },
  };
  const thrown = assertThrows(() => parseConfig({}, { x: broken }, { x: 1 }));
  assertStrictEquals(thrown, bug);
});

Deno.test("the type of a config follows from its schema", () => {
  const schema = { mode: field.oneOf("a", "b"), pair: field.range() };
  const config = parseConfig({}, schema, { mode: "a", pair: [0, 1] });
  const mode: "a" | "b" = config.mode;
  const same: ConfigOf<typeof schema> = config;
  assertEquals([mode, same.pair], ["a", [0, 1]]);
  // @ts-expect-error: A key has no field.
  const incomplete: Schema<LossConfig> = { l1: field.number() };
  // @ts-expect-error: A field is of another type.
  const wrong: Schema<LossConfig> = { ...LOSS, l1: field.boolean() };
  // @ts-expect-error: A config cannot be changed.
  assertThrows(() => config.mode = "b", TypeError);
  assert(incomplete && wrong);
});
