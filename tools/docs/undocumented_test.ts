import { assertEquals, assertMatch } from "@std/assert";
import { temporaryWorkspace } from "../workspace/temporary_workspace.ts";
import { type DocFindings, docFindings } from "./undocumented.ts";

/** Checks two packages, beside a stand-in for TensorFlow.js. */
async function findings(core: string, layers: string): Promise<DocFindings> {
  await using workspace = await temporaryWorkspace({
    "deno.json": JSON.stringify({
      workspace: ["./packages/*"],
      imports: { "@tensorflow/tfjs": "./tfjs.ts" },
    }),
    "tfjs.ts": "export interface Tensor { rank: number }",
    "packages/core/mod.ts": core,
    "packages/layers/mod.ts": layers,
  });
  return await docFindings(workspace.root);
}

const CORE = `
/** A seed. */
export type Seed = number;
`;

const LAYERS = `
import type { Seed } from "@revisage/core";
import type * as tf from "@tensorflow/tfjs";
/** Applies a layer. */
export function apply(x: tf.Tensor, seed: Seed): tf.Tensor {
  return seed ? x : x;
}
`;

Deno.test("a documented API passes, types of other packages included", async () => {
  assertEquals(await findings(CORE, LAYERS), { bad: [], tfjsTypes: 1 });
});

Deno.test("an undocumented symbol is found", async () => {
  const { bad } = await findings(`${CORE}\nexport const PI = 3.14;`, LAYERS);
  assertEquals(bad.length, 1);
  assertMatch(bad[0]!, /^error\[missing-jsdoc\]: exported symbol is missing/);
  assertMatch(bad[0]!, /packages\/core\/mod\.ts:5:14/);
});

Deno.test("a private type of our own in the API is found", async () => {
  const { bad, tfjsTypes } = await findings(
    `${CORE}interface Hidden { a: number }
    /** Opens it. */
    export function open(hidden: Hidden): number { return hidden.a; }`,
    LAYERS,
  );
  assertEquals(tfjsTypes, 1);
  assertEquals(bad.length, 1);
  assertMatch(
    bad[0]!,
    /^error\[private-type-ref\]: public type 'open' references private type 'Hidden'/,
  );
});

Deno.test("a private type of our own is found under a name of theirs", async () => {
  const { bad } = await findings(
    `${CORE}interface Tensor { a: number }
    /** Opens it. */
    export function open(tensor: Tensor): number { return tensor.a; }`,
    LAYERS,
  );
  assertMatch(bad.join(""), /public type 'open' references .* 'Tensor'/);
});
