import { assertEquals } from "@std/assert";
import { temporaryWorkspace } from "../workspace/temporary_workspace.ts";
import { badArrows } from "./arrows.ts";
import { HOUSE, mayImport } from "./house.ts";

async function problems(files: Record<string, string>): Promise<string[]> {
  await using workspace = await temporaryWorkspace(files);
  return await badArrows(`${workspace.root}/`);
}

const EMPTY = "export {};\n";

Deno.test("arrows that go down pass, for types and values alike", async () => {
  assertEquals(
    await problems({
      "packages/core/mod.ts": EMPTY,
      "packages/image/mod.ts": 'import "@revisage/core";',
      "packages/degrade/mod.ts":
        'import "@revisage/core"; import type {} from "@revisage/image";',
      "packages/degrade/mod_test.ts": 'import "./mod.ts";',
      "packages/layers/mod.ts":
        'import * as tf from "@tensorflow/tfjs"; import "@revisage/core";',
      "packages/tensorflow/mod.ts": 'import "@tensorflow/tfjs-core";',
      "packages/train/mod.ts":
        'import "@revisage/degrade"; import "@revisage/tensorflow";',
      "apps/cli/mod.ts": 'import "@revisage/train"; import "@revisage/image";',
      "benchmarks/main.ts": 'import "../packages/tensorflow/mod.ts";',
      "tests/all_test.ts": 'import "@revisage/train";',
    }),
    [],
  );
});

Deno.test("a sideways import is named with file, line and way out", async () => {
  assertEquals(
    await problems({
      "packages/metrics/mod.ts": EMPTY,
      "packages/metrics/fid.ts": '\n\nimport "@revisage/models";',
      "packages/models/mod.ts": EMPTY,
    }),
    [
      "packages/metrics/fid.ts:3 imports @revisage/models: metrics may import" +
      " core, image",
    ],
  );
});

Deno.test("an upward import is refused, in types and in tests too", async () => {
  assertEquals(
    await problems({
      "packages/core/mod.ts": 'import type {} from "@revisage/image";',
      "packages/core/mod_test.ts": 'await import("@revisage/image");',
      "packages/image/mod.ts": EMPTY,
      "packages/train/mod.ts": 'export * from "@revisage/cli";',
      "apps/cli/mod.ts": EMPTY,
    }),
    [
      "packages/core/mod.ts:1 imports @revisage/image: core may import none " +
      "of ours",
      "packages/core/mod_test.ts:1 imports @revisage/image: core may import " +
      "none of ours",
      "packages/train/mod.ts:1 imports @revisage/cli: train may import core, " +
      "image, layers, vq, tensorflow, degrade, metrics, models",
    ],
  );
});

Deno.test("a path may not leave its package", async () => {
  assertEquals(
    await problems({
      "packages/core/mod.ts": EMPTY,
      "packages/image/deno.json": JSON.stringify({
        name: "@revisage/image",
        version: "0.1.0",
        exports: "./mod.ts",
        imports: { "below": "../core/mod.ts" },
      }),
      "packages/image/mod.ts": 'import "../core/mod.ts"; import "below";',
      "packages/image/mod_test.ts": 'import "../../tools/help.ts";',
      "tools/help.ts": EMPTY,
    }),
    [
      "packages/image/mod.ts:1 imports ../core/mod.ts: a path may not leave " +
      "its package",
      "packages/image/mod.ts:1 imports below: a path may not leave its package",
      "packages/image/mod_test.ts:1 imports ../../tools/help.ts: a path may " +
      "not leave its package",
    ],
  );
});

Deno.test("only what a package exports may be imported", async () => {
  const core = {
    "packages/core/deno.json": JSON.stringify({
      name: "@revisage/core",
      version: "0.1.0",
      exports: { ".": "./mod.ts", "./module": "./module.ts" },
    }),
    "packages/core/mod.ts": EMPTY,
    "packages/core/module.ts": EMPTY,
    "packages/core/secret.ts": EMPTY,
  };
  assertEquals(
    await problems({
      ...core,
      "packages/layers/mod.ts": 'import "@revisage/core/module";\n' +
        'import "@revisage/core/secret.ts";',
    }),
    [
      "packages/layers/mod.ts:2 imports @revisage/core/secret.ts: " +
      "packages/core/deno.json does not export ./secret.ts",
    ],
  );
});

Deno.test("only the engine reaches behind @tensorflow/tfjs", async () => {
  assertEquals(
    await problems({
      "packages/layers/mod.ts": 'import "@tensorflow/tfjs-core";\n' +
        'import "npm:@tensorflow/tfjs-node-gpu@4.22.0/dist/index.js";',
    }),
    [
      "packages/layers/mod.ts:1 imports @tensorflow/tfjs-core: only " +
      "tensorflow may, layers may import @tensorflow/tfjs",
      "packages/layers/mod.ts:2 imports @tensorflow/tfjs-node-gpu: only " +
      "tensorflow may, layers may import @tensorflow/tfjs",
    ],
  );
});

Deno.test("entries that should not load TensorFlow.js are held to it", async () => {
  const exports = { ".": "./mod.ts", "./more": "./more.ts" };
  const tfjs = 'import * as tf from "@tensorflow/tfjs"; tf;';
  assertEquals(
    await problems({
      "packages/core/deno.json": JSON.stringify({
        name: "@revisage/core",
        version: "0.1.0",
        exports,
      }),
      "packages/core/mod.ts": 'export * from "./a.ts";',
      "packages/core/a.ts": 'import "./mod.ts"; import "./b.ts";',
      "packages/core/b.ts": tfjs,
      "packages/core/more.ts": tfjs,
      "packages/image/mod.ts": 'import type {} from "@tensorflow/tfjs";\n' +
        'export const later = () => import("@tensorflow/tfjs");',
      "packages/metrics/deno.json": JSON.stringify({
        name: "@revisage/metrics",
        version: "0.1.0",
        exports,
      }),
      "packages/metrics/mod.ts": EMPTY,
      "packages/metrics/more.ts": 'import "@revisage/core/more";',
      "packages/models/deno.json": JSON.stringify({
        name: "@revisage/models",
        version: "0.1.0",
        exports: { ".": "./mod.ts", "./weights": "./weights.ts" },
      }),
      "packages/models/mod.ts": tfjs,
      "packages/models/weights.ts": tfjs,
    }),
    [
      "packages/core/mod.ts loads TensorFlow.js: entry . of core must load " +
      "without it (packages/core/mod.ts > packages/core/a.ts > " +
      "packages/core/b.ts > @tensorflow/tfjs)",
      "packages/metrics/more.ts loads TensorFlow.js: every entry of metrics " +
      "must load without it (packages/metrics/more.ts > packages/core/more.ts" +
      " > @tensorflow/tfjs)",
      "packages/models/weights.ts loads TensorFlow.js: entry ./weights of " +
      "models must load without it (packages/models/weights.ts > " +
      "@tensorflow/tfjs)",
    ],
  );
});

Deno.test("a package without a place in the house is refused", async () => {
  assertEquals(await problems({ "packages/attic/mod.ts": EMPTY }), [
    "packages/attic has no place in the house: add it to " +
    "tools/arrows/house.ts and to the picture in CONTRIBUTING.md",
  ]);
});

Deno.test("the house has no way back up", () => {
  for (const part of Object.keys(HOUSE)) {
    assertEquals(mayImport(part).includes(part), false, part);
  }
  assertEquals(mayImport("cli").length, Object.keys(HOUSE).length - 1);
});
