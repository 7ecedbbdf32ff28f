import { ConfigError } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { resolve } from "node:path";
import { inFolder } from "../testing/in_folder.ts";
import { planSeries, type SeriesSettings } from "./plan.ts";
import { readSeries } from "./read_series.ts";
import type { Series } from "./series_file.ts";

const SETTINGS: SeriesSettings = {
  file: "table-3",
  data: "faces",
  validation: "others",
  out: "all",
  set: [],
  extractor: null,
  lpips: null,
};

const table3 = readSeries("table-3");
const ids = (series: Series, changes: Partial<SeriesSettings> = {}) =>
  planSeries(series, { ...SETTINGS, ...changes }).runs.map(({ id }) => id);

Deno.test("runs come seed by seed, each by its recipe and a digest", () => {
  const { runs, tests, folder } = planSeries(table3, SETTINGS);
  assertEquals(
    runs.map(({ model, seed }) => `${model} ${seed}`),
    ["baseline 0", "lgf 0", "quantize 0", "noise 0"]
      .concat(["baseline 1", "lgf 1", "quantize 1", "noise 1"]),
  );
  const [first] = runs;
  assert(/^ablation-baseline-seed-0-[0-9a-f]{8}$/.test(first!.id), first!.id);
  assertEquals(first!.words, [
    ...["--recipe", "ablation-baseline", "--seed", "0"],
    ...["--out", `all/runs/${first!.id}`],
    ...["--data", "faces", "--validation", "others"],
  ]);
  assertEquals(folder, "all/table-3");
  assert(/^all\/tests\/mild-[0-9a-f]{8}$/.test(tests[0]!.folder));
  assertEquals(new Set(runs.map(({ id }) => id)).size, 8);
});

Deno.test("series share runs that are the same", () => {
  const whole = ids(table3).filter((id) => id.startsWith("ablation-noise"));
  for (const name of ["figure-3", "fusion", "alpha", "table-2"]) {
    const shared = ids(readSeries(name)).filter((id) => whole.includes(id));
    assertEquals(shared, whole, name);
  }
});

Deno.test("whatever changes a run makes it another, but for where weights lie", () => {
  const usual = ids(table3);
  assertEquals(ids(table3, { set: ["weights.lpips=x.safetensors"] }), usual);
  assertEquals(ids(table3, { data: resolve("faces") }), usual);
  for (
    const change of [
      { set: ["steps=1600"] },
      { data: "more" },
      { data: null },
      { validation: "fewer" },
    ]
  ) {
    const others = ids(table3, change);
    assertEquals(others.filter((id) => usual.includes(id)), []);
  }
});

Deno.test("what a model sets is set, and what the command sets is stronger", () => {
  const [model] = table3.models;
  const set = {
    steps: 40,
    codebookStart: 10,
    perceptionStart: 20,
    loss: { l1: 3 },
  };
  const one = { ...table3, seeds: [7], models: [{ ...model!, set }] };
  const plan = planSeries(one, { ...SETTINGS, set: ["steps=50"] });
  assertEquals(plan.runs[0]!.steps, 50);
  assertEquals(
    plan.runs[0]!.words.slice(-10),
    ["--set", "steps=40", "--set", "codebookStart=10"]
      .concat("--set", "perceptionStart=20")
      .concat("--set", 'loss={"l1":3}', "--set", "steps=50"),
  );
});

Deno.test("a recipe of one's own is found beside its series", () =>
  inFolder((folder) => {
    const recipe = { note: ["Mine."], base: "quickstart" };
    Deno.writeTextFileSync(`${folder}/own.json`, JSON.stringify(recipe));
    const [model] = table3.models;
    const planOf = (recipe: string) =>
      planSeries({
        ...{ ...table3, path: `${folder}/series.json`, seeds: [0] },
        models: [{ ...model!, recipe }],
      }, SETTINGS);
    const [run] = planOf("own.json").runs;
    assertEquals(run!.words.slice(0, 2), ["--recipe", `${folder}/own.json`]);
    assert(/^own-seed-0-[0-9a-f]{8}$/.test(run!.id), run!.id);
    assertThrows(
      () => planOf("none"),
      ConfigError,
      `Cannot read ${folder}/series.json: models.0.recipe must be a file that`,
    );
  }));

Deno.test("a config that is wrong is told with its model", () => {
  const [model] = table3.models;
  const set = { loss: { l2: 3 } };
  const one = { ...table3, models: [{ ...model!, set }] };
  assertThrows(
    () => planSeries(one, SETTINGS),
    ConfigError,
    'Cannot read the config of baseline: unknown key "loss.l2"',
  );
});
