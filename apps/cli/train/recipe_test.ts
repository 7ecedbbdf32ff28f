import { ConfigError } from "@revisage/core";
import { PRESETS } from "@revisage/models";
import { parseTrainConfig } from "@revisage/train";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { mergeConfigs } from "./merge.ts";
import { readRecipe, recipeNames } from "./recipe.ts";

for (const name of recipeNames()) {
  Deno.test(`the recipe ${name} is a whole config, and says what it was`, () => {
    const { note, config } = readRecipe(name);
    assert(note[0]!.endsWith("."), note[0]);
    parseTrainConfig(config, undefined, name);
  });
}

Deno.test("the recipes that were promised are there", () => {
  const names = recipeNames();
  const promised = ["quickstart", "faces-64", "faces-128", "faces-256"]
    .concat("bfr-512", "sr8-512", "sr16-512")
    .concat(
      ["baseline", "lgf", "quantize", "noise"].map((n) => `ablation-${n}`),
    )
    .concat([0, 1, 2, 3].map((n) => `ablation-skips-${n}`))
    .concat(["add", "concat", "sft"].map((n) => `ablation-fusion-${n}`));
  for (const name of promised) assert(names.includes(name), name);
});

Deno.test("ablations differ in what they are called by, and in nothing else", () => {
  const restorer = (name: string) => {
    const config = parseTrainConfig(readRecipe(name).config);
    const { restorer, ...rest } = config;
    const whole = parseTrainConfig(readRecipe("ablation-noise").config);
    assertEquals({ ...rest, restorer: whole.restorer }, whole);
    const { fusion, quantize, noise, skips } = restorer;
    return { fusion, quantize, noise, skips };
  };
  const lgf = { fusion: "lgf", quantize: false, noise: false, skips: 3 };
  assertEquals(restorer("ablation-baseline"), { ...lgf, fusion: "add" });
  assertEquals(restorer("ablation-lgf"), lgf);
  assertEquals(restorer("ablation-quantize"), { ...lgf, quantize: true });
  const whole = { ...lgf, quantize: true, noise: true };
  assertEquals(restorer("ablation-noise"), whole);
  assertEquals(restorer("ablation-skips-1"), { ...whole, skips: 1 });
  assertEquals(restorer("ablation-fusion-sft"), { ...whole, fusion: "sft" });
});

function write(
  folder: string,
  files: Readonly<Record<string, string>>,
): void {
  for (const [name, text] of Object.entries(files)) {
    Deno.writeTextFileSync(`${folder}/${name}`, text);
  }
}

Deno.test("a recipe of one's own changes another", () =>
  inFolder((folder) => {
    write(folder, {
      "mine.json": JSON.stringify({
        note: ["Mine."],
        base: "quickstart",
        config: { loss: { l1: 2 }, steps: 5000 },
      }),
    });
    const { name, config } = readRecipe(`${folder}/mine.json`);
    assertEquals(name, "mine");
    const base = parseTrainConfig(readRecipe("quickstart").config);
    assertEquals(parseTrainConfig(config), {
      ...base,
      steps: 5000,
      loss: { ...base.loss, l1: 2 },
    });
  }));

Deno.test("a base of one's own is found beside the recipe that names it", () =>
  inFolder((folder) => {
    Deno.mkdirSync(`${folder}/sub`);
    const file = (base: string, config: object) =>
      JSON.stringify({ note: ["Mine."], base, config });
    write(folder, {
      "a.json": file("sub/b.json", { steps: 1000 }),
      "sub/b.json": file("c.json", { loss: { l1: 3 } }),
      "sub/c.json": file("quickstart", { steps: 2000, log: 7 }),
    });
    const own = readRecipe(`${folder}/a.json`);
    assertEquals([own.name, own.reference], ["a", `${folder}/a.json`]);
    assertEquals(readRecipe("quickstart").reference, "quickstart");
    const { steps, loss, log } = parseTrainConfig(own.config);
    assertEquals([steps, loss.l1, log], [1000, 3, 7]);
  }));

Deno.test("a restorer of another preset has nothing of the base's", () =>
  inFolder((folder) => {
    write(folder, {
      "mine.json": JSON.stringify({
        note: ["Mine."],
        base: "quickstart",
        config: { restorer: { preset: "tiny", skips: 2 } },
      }),
    });
    const base = readRecipe("quickstart").config;
    const { codes } = parseTrainConfig(base).restorer;
    const { restorer } = parseTrainConfig(
      readRecipe(`${folder}/mine.json`).config,
    );
    assertEquals(restorer, { ...PRESETS.tiny, skips: 2 });
    assert(codes !== restorer.codes, "the base has other codes");
    const kept = mergeConfigs(base, { restorer: { skips: 2 } });
    assertEquals(parseTrainConfig(kept).restorer, { ...restorer, codes });
  }));

Deno.test("readRecipe() says what is wrong", () =>
  inFolder((folder) => {
    write(folder, {
      "broken.json": "{",
      "keys.json": `{"note": ["A."], "confg": {}}`,
      "lost.json": `{"note": ["A."], "base": "faces-46"}`,
      "round.json": JSON.stringify({
        note: ["A."],
        base: "round.json",
        config: {},
      }),
    });
    const round = `${folder}/round.json`;
    const message = (recipe: string) =>
      assertThrows(() => readRecipe(recipe), ConfigError).message;
    assert(message("faces-46").endsWith(`, did you mean "faces-64"?`));
    assert(
      message(`${folder}/broken.json`).includes("it must be a file of JSON"),
    );
    assertEquals(
      message(`${folder}/keys.json`),
      `Cannot read ${folder}/keys.json: unknown key "confg", did you mean "config"?`,
    );
    const lost = message(`${folder}/lost.json`);
    assert(lost.startsWith(`Cannot read ${folder}/lost.json: base must be a `));
    assert(lost.endsWith(`, got "faces-46", did you mean "faces-64"?`), lost);
    assertEquals(
      message(round),
      `Cannot read ${round}: base must not lead back to itself`,
    );
  }));
