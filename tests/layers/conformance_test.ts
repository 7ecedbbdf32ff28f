import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors, parseSafetensors, Rng } from "@revisage/core";
import { assignVariables, Module } from "@revisage/core/module";
import * as layers from "@revisage/layers";
import { assert, assertEquals } from "@std/assert";
import { CASES } from "./cases.ts";
import { assertStored, assignStored, stored } from "./golden.ts";

await tf.setBackend("cpu");

/** What a module is saved as. */
function save(module: Module): Uint8Array {
  return encodeSafetensors(
    Array.from(module.variables(), ({ path, variable }) => [path, {
      dtype: "F32",
      shape: variable.shape,
      data: variable.dataSync() as Float32Array,
    }]),
  );
}

function load(module: Module, bytes: Uint8Array): void {
  using file = parseSafetensors(bytes);
  tf.tidy(() =>
    assignVariables(
      module,
      new Map(Array.from(file.entries.keys(), (path) => {
        const { data, shape } = file.read(path, "F32");
        return [path, tf.tensor(data, [...shape])];
      })),
    )
  );
}

for (const [name, layer] of Object.entries(CASES)) {
  using example = layer.make(new Rng(0));
  if (!example) continue;

  Deno.test(`${name}, saved and loaded into a new one, gives its golden output`, () => {
    using module = layer.make(new Rng(1))!;
    using other = layer.make(new Rng(2))!;
    assignStored(module, name);
    load(other, save(module));
    const output = tf.tidy(() =>
      layer.apply(
        other,
        layer.inputs.map((key) => stored(`${name}/input/${key}`)),
      )
    );
    assertStored(`${name}/output`, output, 1e-5);
    output.dispose();
  });
}

Deno.test("no module of @revisage/layers is without a golden", () => {
  const modules = Object.values(layers).filter((value) =>
    typeof value === "function" && value.prototype instanceof Module &&
    value !== layers.Fusion // abstract
  );
  assert(modules.length > 0);
  const covered = new Set(
    Object.values(CASES).map(({ make }) => {
      using module = make(new Rng(0));
      return module?.constructor;
    }),
  );
  const bare = modules.filter((module) => !covered.has(module));
  assertEquals(bare.map(({ name }) => name), []);
});
