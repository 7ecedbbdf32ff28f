import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { assignVariables } from "./assign_variables.ts";
import { Module } from "./module.ts";

await tf.setBackend("cpu");

class Pair extends Module {
  readonly left: tf.Variable<tf.Rank.R1>;
  readonly right: tf.Variable<tf.Rank.R1>;
  readonly steps: tf.Variable<tf.Rank.R0>;

  constructor(left: number[], right: number[]) {
    super();
    this.left = this.parameter("left", tf.tensor1d(left));
    this.right = this.parameter("right", tf.tensor1d(right));
    this.steps = this.buffer("steps", tf.scalar(0, "int32"));
  }
}

class Parent extends Module {
  readonly pair: Pair;

  constructor(pair: Pair) {
    super();
    this.pair = this.child("pair", pair);
  }
}

const variablesOf = (module: Module): Map<string, tf.Tensor> =>
  new Map(Array.from(module.variables(), (v) => [v.path, v.variable]));

const numbersOf = (module: Module): number[][] =>
  Array.from(module.variables(), (v) => [...v.variable.dataSync()]);

Deno.test("assignVariables() gives each path its value, wherever it stands", () => {
  using parent = new Parent(new Pair([1], [2, 3]));
  tf.tidy(() => {
    assignVariables(
      parent,
      new Map<string, tf.Tensor>([
        ["pair.steps", tf.scalar(7, "int32")],
        ["pair.right", tf.tensor1d([8, 9])],
        ["pair.left", tf.tensor1d([6])],
      ]),
    );
  });
  assertEquals(numbersOf(parent), [[6], [8, 9], [7]]);
});

Deno.test("assignVariables() copies: both sides stay usable and independent", () => {
  using from = new Pair([1], [2]);
  using to = new Pair([3], [4]);
  const { numTensors } = tf.memory();
  assignVariables(to, variablesOf(from));
  assertEquals(tf.memory().numTensors, numTensors);
  to.left.assign(tf.tidy(() => tf.tensor1d([5])));
  assertEquals(numbersOf(from), [[1], [2], [0]]);
  assertEquals(numbersOf(to), [[5], [2], [0]]);
});

Deno.test("assignVariables() may take a module's own variables, and swap them", () => {
  using pair = new Pair([1], [2]);
  const own = variablesOf(pair);
  assignVariables(pair, own);
  assertEquals(numbersOf(pair), [[1], [2], [0]]);
  assignVariables(
    pair,
    new Map([...own, ["left", pair.right], ["right", pair.left]]),
  );
  assertEquals(numbersOf(pair), [[2], [1], [0]]);
});

Deno.test("assignVariables() names all that is wrong and assigns nothing", () => {
  using parent = new Parent(new Pair([1], [2, 3]));
  tf.tidy(() => {
    const error = assertThrows(() =>
      assignVariables(
        parent,
        new Map<string, tf.Tensor>([
          ["pair.left", tf.tensor1d([9])],
          ["pair.right", tf.tensor1d([9])],
          ["pair.Steps", tf.scalar(9, "int32")],
          ["left", tf.tensor1d([9])],
        ]),
      ), RangeError);
    assertEquals(
      error.message,
      "Cannot assign variables: pair.right must be float32 [2], got float32 [1]; " +
        "pair.steps is missing; pair.Steps is unexpected; left is unexpected",
    );
  });
  assertEquals(numbersOf(parent), [[1], [2, 3], [0]]);
});

Deno.test("assignVariables() refuses another type, and tensors that are gone", () => {
  using pair = new Pair([1], [2]);
  const gone = tf.tensor1d([9]);
  gone.dispose();
  tf.tidy(() => {
    const values = variablesOf(pair);
    values.set("left", gone);
    values.set("steps", tf.scalar(9));
    const error = assertThrows(() => assignVariables(pair, values));
    assertEquals(
      (error as Error).message,
      "Cannot assign variables: left is disposed; steps must be int32 [], got float32 []",
    );
  });
  assertEquals(numbersOf(pair), [[1], [2], [0]]);
});
