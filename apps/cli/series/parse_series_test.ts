import { ConfigError } from "@revisage/core";
import { PRESETS } from "@revisage/degrade";
import { assertEquals, assertThrows } from "@std/assert";
import { readRecipe } from "../train/recipe.ts";
import { parseSeries } from "./parse_series.ts";
import { readSeries, seriesNames } from "./read_series.ts";

const LEAST = {
  note: ["The least."],
  seeds: [0],
  models: [{ name: "a", recipe: "quickstart" }],
  tests: [{ name: "mild", preset: "gfpgan", size: 64 }],
  measures: ["psnr", "identity"],
};

const CLAIM = {
  better: "a",
  than: "bicubic",
  measures: ["psnr"],
  on: ["mild"],
  source: "us",
};

Deno.test("what a series leaves out is nothing", () => {
  assertEquals(parseSeries(LEAST, "least"), {
    ...{ name: "least", path: "series" },
    note: ["The least."],
    seeds: [0],
    models: [{ name: "a", recipe: "quickstart", set: {} }],
    tests: [{
      ...{ name: "mild", preset: PRESETS.gfpgan },
      ...{ size: 64, referenceSize: null, seed: 0 },
    }],
    baselines: [],
    measures: ["psnr", "identity"],
    sweep: false,
    claims: [],
  });
});

const WRONG: readonly [change: Record<string, unknown>, problem: string][] = [
  [{ claim: [] }, `unknown key "claim", did you mean "claims"?`],
  [{ measures: ["fid", "psnrr"] }, `measures.1 must be one of "psnr", "ssim"`],
  [{ measures: ["landmarks"] }, `measures.0 must be one of "psnr", "ssim"`],
  [
    { models: [{ name: "a b", recipe: "quickstart" }] },
    'models.0.name must be a name of letters, digits, _, . and -, got "a b"',
  ],
  [
    { models: [{ name: "bicubic", recipe: "x" }], baselines: ["bicubic"] },
    'models and baselines must differ, got "bicubic" twice',
  ],
  [{ seeds: [1, 1] }, "seeds must differ, got 1 twice"],
  [
    { tests: [{ name: "x", preset: { jepg: null }, size: 64 }] },
    `tests.0.preset: unknown key "jepg", did you mean "jpeg"?`,
  ],
  [
    { tests: [{ name: "x", preset: "gfpgan", size: 65 }] },
    "tests.0.size must be a power of two from 64 to 1024, got 65",
  ],
  [
    { baselines: ["input", "bicubic"], claims: [{ ...CLAIM, than: "a" }] },
    'claims.0.than must be one of input, bicubic, got "a"',
  ],
  [
    { baselines: ["bicubic"], claims: [{ ...CLAIM, on: ["milt"] }] },
    'claims.0.on must be one of mild, got "milt", did you mean "mild"?',
  ],
  [
    { baselines: ["bicubic"], claims: [{ ...CLAIM, measures: ["lpips"] }] },
    'claims.0.measures must be one of psnr, identity, got "lpips"',
  ],
  [{ sweep: true }, "sweep must come with the measures iPrecision and iRecall"],
];

for (const [change, problem] of WRONG) {
  Deno.test(`a series is refused: ${problem}`, () => {
    assertThrows(
      () => parseSeries({ ...LEAST, ...change }, "least"),
      ConfigError,
      problem,
    );
  });
}

Deno.test("the series that come along are there, and so are their recipes", () => {
  const names = seriesNames();
  assertEquals(
    names,
    ["alpha", "figure-3", "fusion", "perceptual", "table-2", "table-3"],
  );
  const all = names.map(readSeries);
  for (const { models, seeds } of all) {
    assertEquals(seeds, [0, 1]);
    for (const { recipe } of models) readRecipe(recipe);
  }
  // One folder serves all of them: they share their tests.
  for (const { tests } of all) assertEquals(tests, all[0]!.tests);
});

Deno.test("readSeries() says what is meant", () => {
  assertThrows(() => readSeries("tabel-3"), ConfigError, '"table-3"?');
  assertThrows(
    () => readSeries("/no/such.json"),
    ConfigError,
    "Cannot read /no/such.json: it must be a file of JSON",
  );
});
