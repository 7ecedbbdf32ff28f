/**
 * What workers tell each other: values, flags, texts, variables.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { anyOf } from "./any_of.ts";
import { averageValues } from "./average_values.ts";
import { digestVariables } from "./digest_variables.ts";
import { meanGradients, meanScalar } from "./mean_gradients.ts";
import { shareVariables } from "./share_variables.ts";
import { exchangeSlots } from "./slots.ts";
import { ALONE } from "./team.ts";
import { tellAll } from "./tell_all.ts";
import { fakeTeam } from "./testing/fake_team.ts";

await tf.setBackend("cpu");

Deno.test("each worker's numbers reach all, negative ones too", () => {
  const { numTensors } = tf.memory();
  const mine = Int32Array.of(-1, 2 ** 31 - 1);
  const all = exchangeSlots(fakeTeam(1, [[[7, -(2 ** 31), 0, 0]]]), mine);
  assertEquals(all, [Int32Array.of(7, -(2 ** 31)), mine]);
  assertEquals(tf.memory().numTensors, numTensors);
});

Deno.test("a flag on any worker is one on all", () => {
  const ask = (mine: boolean, other: number) =>
    anyOf(fakeTeam(0, [[[0, other]]]), mine);
  assertEquals(
    [ask(false, 0), ask(true, 0), ask(false, 1), ask(true, 1)],
    [false, true, true, true],
  );
  assertEquals([anyOf(ALONE, false), anyOf(ALONE, true)], [false, true]);
});

Deno.test("values are averaged by name, and what is not finite stays so", () => {
  const team = fakeTeam(0, [[[3, NaN, 0.25]]]);
  const values = { a: 1, b: 2, c: 0.5 };
  assertEquals(averageValues(team, values), { a: 2, b: NaN, c: 0.375 });
  assertEquals(averageValues(ALONE, values), values);
});

Deno.test("what worker 0 says reaches all as it was", () => {
  const value = { text: "Größe 𝄞", list: [1, null, { deep: -0.5 }] };
  const json = new TextEncoder().encode(JSON.stringify({ value }));
  const calls = [[[json.length]], [[...json]]];
  assertEquals(tellAll<unknown>(fakeTeam(1, calls), "not mine"), value);
  assertEquals(tellAll(fakeTeam(0, []), value), value);
  assertEquals(tellAll<unknown>(fakeTeam(0, []), undefined), undefined);
  assertEquals(tellAll(ALONE, value), value);
});

Deno.test("variables get worker 0's values, in loads that are not too large", () => {
  const variable = (values: number[], type?: "int32") =>
    tf.variable(tf.tensor1d(values, type));
  const named = [variable([1, 2]), variable([3], "int32"), variable([4, 5, 6])]
    .map((variable, i) => ({ path: `v${i}`, variable }));
  const { numTensors } = tf.memory();
  // Of 12 bytes at most: two variables, then one.
  shareVariables(fakeTeam(1, [[[10, 20], [30]], [[40, 50, 60]]]), named, 12);
  assertEquals(
    named.map(({ variable }) => [...variable.dataSync()]),
    [[10, 20], [30], [40, 50, 60]],
  );
  assertEquals(named[1]!.variable.dtype, "int32");
  assertEquals(tf.memory().numTensors, numTensors);
});

Deno.test("gradients are averaged by path, and a norm exactly", () => {
  const gradients = { b: tf.tensor1d([1, 2]), a: tf.tensor2d([[3]]) };
  const mean = meanGradients(fakeTeam(0, [[[3, 6], [5]]]), gradients);
  assertEquals(Object.keys(mean), ["b", "a"]);
  assertEquals(mean["b"]!.arraySync(), [2, 4]);
  assertEquals(mean["a"]!.arraySync(), [[4]]);
  const norm = meanScalar(fakeTeam(0, [[[3]]]), tf.scalar(4));
  assertEquals(norm.dataSync()[0], 3.5);
  assertEquals(meanGradients(ALONE, gradients), gradients);
});

Deno.test("a digest tells each bit and each name", async () => {
  const digest = async (path: string, value: number) => {
    const variable = tf.variable(tf.tensor1d([1, value]));
    const all = await digestVariables({ model: [{ path, variable }] });
    return all.toHex();
  };
  const one = await digest("a", 0);
  assertEquals(await digest("a", 0), one);
  const others = [await digest("b", 0), await digest("a", -0)];
  assertEquals(new Set([one, ...others]).size, 3);
  assertEquals(one.length, 64);
});
