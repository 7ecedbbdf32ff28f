/**
 * Every module that this package exports: saved, loaded into a new one, and
 * equal to its golden.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as models from "./mod.ts";
import { assertClose } from "./testing/assert_close.ts";
import { fillByFormula, formula } from "./testing/formula.ts";
import { GOLDENS } from "./testing/goldens.ts";

await tf.setBackend("cpu");

/** Whose goldens are files, with weights that are not random: the tests. */
const GOLDEN_ELSEWHERE: Readonly<Record<string, string>> = {
  InceptionFid: "extractors/inception/inception_fid_test.ts",
  LpipsNet: "extractors/lpips/lpips_net_test.ts",
  Vgg19: "extractors/vgg19_test.ts",
};

const modules = Object.entries(models)
  .filter(([, value]) =>
    typeof value === "function" && value.prototype instanceof Module
  )
  .map(([name]) => name);

/** Three means of numbers, each weighted in another way. */
function weightedMeans(values: ArrayLike<number>): number[] {
  return ["a", "b", "c"].map((name) => {
    const weights = formula(name, [values.length]);
    return weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0) /
      values.length;
  });
}

Deno.test("every module has a golden", () => {
  const missing = modules.filter((name) => {
    const elsewhere = GOLDEN_ELSEWHERE[name];
    return elsewhere === undefined
      ? GOLDENS[name] === undefined
      : !existsSync(fileURLToPath(new URL(elsewhere, import.meta.url)));
  });
  assertEquals(missing, []);
  const gone = Object.keys(GOLDENS).filter((name) => !modules.includes(name));
  assertEquals(gone, []);
});

for (const [name, { create, run, means }] of Object.entries(GOLDENS)) {
  Deno.test(`${name} gives its golden, after a trip through a file too`, async () => {
    const folder = await Deno.makeTempDir();
    const path = join(folder, "module.safetensors");
    const numbers = (module: Module) =>
      tf.tidy(() => run(module).dataSync().slice());
    try {
      using module = create(new Rng(0));
      fillByFormula(module);
      const before = numbers(module);
      assertClose(weightedMeans(before), means, 1e-5, name);
      await models.saveModule(path, module);
      using loaded = create(new Rng(1));
      models.loadModule(path, loaded);
      assertEquals(numbers(loaded), before);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}
