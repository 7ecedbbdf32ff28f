import { ConfigError } from "@revisage/core";
import { PRESETS as DEGRADATIONS } from "@revisage/degrade";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { PRESETS as RESTORERS } from "@revisage/models";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { parseTrainConfig } from "./parse_train_config.ts";
import { DEFAULT_TRAIN } from "./train_config.ts";

Deno.test("a config that says nothing is the default, which can be read again", () => {
  assertEquals(parseTrainConfig({}), DEFAULT_TRAIN);
  const text = JSON.stringify(parseTrainConfig({ steps: 300 }));
  assertEquals(parseTrainConfig(JSON.parse(text)), {
    ...DEFAULT_TRAIN,
    steps: 300,
  });
});

Deno.test("a config is frozen all through", () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== "object" || value === null ||
    Object.isFrozen(value) && Object.values(value).every(frozen);
  assert(frozen(parseTrainConfig({ discriminator: { group: 2 } })));
});

Deno.test("keys that are missing come from the base, in nested parts too", () => {
  const base = parseTrainConfig({
    loss: { adversarial: 0.5 },
    discriminator: { channels: { max: 8 } },
  });
  const { loss, discriminator } = parseTrainConfig(
    { loss: { l1: 3 }, discriminator: { group: 2 } },
    base,
  );
  assertEquals([loss.adversarial, loss.l1], [0.5, 3]);
  assertEquals(discriminator, { channels: { base: 1024, max: 8 }, group: 2 });
});

for (const [name, restorer] of Object.entries(RESTORERS)) {
  Deno.test(`restorer.preset may be "${name}", and be changed`, () => {
    const discriminator = { channels: restorer.channels };
    const read = (given: object) =>
      parseTrainConfig({ discriminator, restorer: given }).restorer;
    assertEquals(read({ preset: name }), restorer);
    assertEquals(read({ preset: name, codes: 7 }), { ...restorer, codes: 7 });
  });
}

Deno.test("degradation.preset may be a name, ranges of one round, or of two", () => {
  const read = (preset: unknown) =>
    parseTrainConfig({ degradation: { preset } }).degradation.preset;
  assertEquals(read("sr8"), "sr8");
  assertEquals(read(DEGRADATIONS.difface), DEGRADATIONS.difface);
  const second = { first: DEGRADATIONS.paper, second: DEGRADATIONS.paper };
  const problem = assertThrows(
    () => read({ ...second, thrid: 1 }),
    ConfigError,
  );
  assert(problem.message.includes('"degradation.preset.thrid"'));
});

/** What each key refuses, and the words for it. */
const REFUSED: readonly (readonly [config: unknown, problem: string])[] = [
  [{ sede: 1 }, 'unknown key "sede", did you mean "seed"?'],
  [{ seed: -1 }, "seed must be an integer from 0, got -1"],
  [{ steps: 0 }, "steps must be an integer from 1, got 0"],
  [
    { batchSize: 1025 },
    "batchSize must be an integer from 1 to 1024, got 1025",
  ],
  [{ accumulate: 0 }, "accumulate must be an integer from 1 to 1024, got 0"],
  [
    { precision: "float16" },
    'precision must be one of "float32", "bfloat16", got "float16"',
  ],
  [
    { restorer: { fuson: "add" } },
    'unknown key "restorer.fuson", did you mean "restorer.fusion"?',
  ],
  [
    { restorer: { preset: "huge" } },
    'restorer.preset must be one of "tiny", "small", "base", "full", got "huge"',
  ],
  [
    { restorer: { size: 96 } },
    "restorer.size must be a power of two from 64 to 1024, got 96",
  ],
  [{ restorer: "tiny" }, 'restorer must be an object, got "tiny"'],
  [
    { discriminator: { group: 0 } },
    "discriminator.group must be an integer from 1 to 64, got 0",
  ],
  [
    { discriminator: { channels: { base: 100 } } },
    "discriminator.channels.base must be a power of two from 64 to 131072, got 100",
  ],
  [
    { discriminator: { channels: { bas: 128 } } },
    'unknown key "discriminator.channels.bas", did you mean "discriminator.channels.base"?',
  ],
  [
    { discriminator: { channels: 8 } },
    "discriminator.channels must be an object, got 8",
  ],
  [{ discriminator: { size: 64 } }, 'unknown key "discriminator.size"'],
  [{ data: { folder: 3 } }, "data.folder must be a path, got 3"],
  [{ data: { folder: "" } }, 'data.folder must be a path, got ""'],
  [
    { data: { people: 0 } },
    "data.people must be an integer from 1 to 16777216, got 0",
  ],
  [
    { data: { views: 1e8 } },
    "data.views must be an integer from 1 to 16777216, got 100000000",
  ],
  [{ data: { flip: 1 } }, "data.flip must be true or false, got 1"],
  [
    { data: { prefetch: 65 } },
    "data.prefetch must be an integer from 0 to 64, got 65",
  ],
  [{ validation: { folder: 1 } }, "validation.folder must be a path, got 1"],
  [{ validation: { list: 1 } }, "validation.list must be a path, got 1"],
  [
    { validation: { fraction: 1 } },
    "validation.fraction must be a number from 0.0001 to 0.9, got 1",
  ],
  [
    { validation: { by: "name" } },
    'validation.by must be one of "face", "person", got "name"',
  ],
  [
    { validation: { faces: 0 } },
    "validation.faces must be an integer from 1, got 0",
  ],
  [
    { validation: { shown: 0 } },
    "validation.shown must be an integer from 1 to 64, got 0",
  ],
  [
    { degradation: { preset: "sr9" } },
    `degradation.preset must be one of ${
      Object.keys(DEGRADATIONS).map((name) => `"${name}"`).join(", ")
    }, got "sr9"`,
  ],
  [
    { degradation: { preset: 9 } },
    "degradation.preset must be an object, got 9",
  ],
  [
    { degradation: { referenceSize: 8 } },
    "degradation.referenceSize must be an integer from 16 to 8192, got 8",
  ],
  [{ loss: { l1: -1 } }, "loss.l1 must be a number from 0, got -1"],
  [
    { perceptual: "vgg16" },
    'perceptual must be one of "none", "vgg19", "vgg19-3", "lpips-alex", "lpips-squeeze", "lpips-vgg", got "vgg16"',
  ],
  [
    { optimizer: { learningRate: -1 } },
    "optimizer.learningRate must be a number from 0, got -1",
  ],
  [
    { optimizer: { discriminatorRate: -1 } },
    "optimizer.discriminatorRate must be a number from 0, got -1",
  ],
  [
    { optimizer: { warmUp: 0.5 } },
    "optimizer.warmUp must be an integer from 0, got 0.5",
  ],
  [
    { optimizer: { least: 2 } },
    "optimizer.least must be a number from 0 to 1, got 2",
  ],
  [
    { optimizer: { clip: 0 } },
    "optimizer.clip must be a number from 0.000001, got 0",
  ],
  [{ r1: { gamma: -1 } }, "r1.gamma must be a number from 0, got -1"],
  [{ r1: { interval: 0 } }, "r1.interval must be an integer from 1, got 0"],
  [
    { augment: ["colour"] },
    'augment.0 must be one of "color", "translation", "cutout", got "colour"',
  ],
  [
    { average: { halfLife: 0 } },
    "average.halfLife must be a number from 1, got 0",
  ],
  [
    { average: { ramp: 2 } },
    "average.ramp must be a number from 0 to 1, got 2",
  ],
  [
    { codebookDecay: 1 },
    "codebookDecay must be at least 0 and below 1, got 1",
  ],
  [{ codebookStart: -1 }, "codebookStart must be an integer from 0, got -1"],
  [{ every: 0 }, "every must be an integer from 1, got 0"],
  [{ log: 0 }, "log must be an integer from 1, got 0"],
  [{ keep: 0 }, "keep must be an integer from 1, got 0"],
  [
    { weights: { vgg16: "x" } },
    'unknown key "weights.vgg16", did you mean "weights.vgg19"?',
  ],
  [{ weights: { sface: 1 } }, "weights.sface must be a path, got 1"],
];

/** Values that are fine by themselves. */
const CONTRADICTIONS: typeof REFUSED = [
  [
    { loss: { perceptual: 1 } },
    'loss.perceptual must be 0 where perceptual is "none", got 1',
  ],
  [
    { perceptual: "vgg19" },
    'loss.perceptual must be above 0, or perceptual "none", got 0',
  ],
  [
    { validation: { folder: "a", list: "b" } },
    "validation must have a folder or a list, got both",
  ],
  [
    { data: { people: 2 ** 20, views: 17 } },
    "data.people × data.views must be at most 16777216, got 17825792",
  ],
  [
    { steps: 200 },
    "codebookStart must be below steps, 200, got 200",
  ],
  [
    { steps: 300, perceptionStart: 300 },
    "perceptionStart must be below steps, 300, got 300",
  ],
  [
    {
      discriminator: { channels: { base: 64 } },
      restorer: { preset: "small" },
    },
    "discriminator.channels.base must be at least the restorer's size, 128, got 64",
  ],
];

for (const [config, problem] of [...REFUSED, ...CONTRADICTIONS]) {
  Deno.test(`refused: ${problem}`, () => {
    const error = assertThrows(() => parseTrainConfig(config), ConfigError);
    assertEquals(error.message, `Cannot read config: ${problem}`);
  });
}

Deno.test("a size is refused where faces are drawn, and cannot be as large", () => {
  const read = (size: number, folder: string | null) => {
    const channels = { base: 1024, max: 8 };
    const restorer = { size, channels };
    const rest = { discriminator: { channels }, data: { folder } };
    return parseTrainConfig({ restorer, ...rest }).restorer.size;
  };
  for (const size of [64, 128, 256, 512]) {
    assertEquals(new SyntheticFaces({ size }).size, size);
    assertEquals(read(size, null), size);
  }
  assertThrows(() => new SyntheticFaces({ size: 1024 }), RangeError);
  assertThrows(
    () => read(1024, null),
    ConfigError,
    "restorer.size must be at most 512 where faces are drawn, got 1024; name others by data.folder",
  );
  assertEquals(read(1024, "faces"), 1024);
});

Deno.test("whoever does not quantize needs no start of codebooks within the steps", () => {
  const restorer = { quantize: false };
  assertEquals(parseTrainConfig({ restorer, steps: 1 }).steps, 1);
});

Deno.test("all problems are told at once, under the file's name", () => {
  const config = { steps: 0, restorer: { skips: 9, codes: 0 } };
  const read = () => parseTrainConfig(config, undefined, "mine.json");
  assertEquals(
    assertThrows(read, ConfigError).message,
    "Cannot read mine.json:\n" +
      "  steps must be an integer from 1, got 0\n" +
      "  restorer.skips must be an integer from 0 to 7, got 9\n" +
      "  restorer.codes must be an integer from 2 to 65536, got 0",
  );
});
