import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { Codebook, CodebookUpdate } from "./codebook.ts";
import type { SumOverAll } from "./lesson.ts";
import { codebook, FAR, setCodes, stateOf } from "./testing/codebook.ts";
import { assertLevel, normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

/** Three codes, of which the second is dead. */
function withDeadCode(): Codebook {
  const book = codebook({ threshold: 0.5 });
  setCodes(book, FAR, [4, 0.5, 4]);
  return book;
}

/** What another process would add: what it has itself, found out beforehand. */
function sumWith(other: CodebookUpdate): SumOverAll {
  using book = withDeadCode();
  let theirs: tf.Tensor[] = [];
  const sum: SumOverAll = (tensors) => {
    theirs = tensors.map((tensor) => tf.keep(tensor.clone()));
    return tensors;
  };
  book.update({ ...other, sum });
  return (tensors) => tensors.map((tensor, i) => tensor.add(theirs[i]!));
}

const FEATURES = normal<tf.Rank.R2>(new Rng(1), [10, 2]);
const HALVES = tf.split(FEATURES, 2);

for (
  const [dead, whole, parts] of [
    ["stays", undefined, [undefined, undefined]],
    ["is revived", [1, 7, 2], [[1, -1, 2], [-1, 2, -1]]],
  ] as const
) {
  Deno.test(`two processes with half of the features learn as one with all, a dead code ${dead}`, () => {
    using one = withDeadCode();
    const rows = (numbers?: readonly number[]) =>
      numbers && { rows: tf.tensor1d([...numbers], "int32") };
    one.update({ features: FEATURES, ...rows(whole) });
    const updates = HALVES.map((features, i) => ({
      features,
      ...rows(parts[i]),
    }));
    const states = updates.map((update, i) => {
      using book = withDeadCode();
      book.update({ ...update, sum: sumWith(updates[1 - i]!) });
      return stateOf(book);
    });
    assertEquals(states[1], states[0]); // To the bit: a + b is b + a.
    const flat = (state: object) => Object.values(state).flat(2) as number[];
    const wanted = flat(stateOf(one));
    assertEquals(flat(states[0]!).length, wanted.length);
    flat(states[0]!).forEach((x, i) => assertAlmostEquals(x, wanted[i]!, 1e-5));
    const isRevived = stateOf(one).codes[1]![0] !== FAR[1]![0];
    assertEquals(isRevived, dead === "is revived");
  });
}

Deno.test("an update of a part leaves nothing behind", () => {
  using book = withDeadCode();
  const rows = tf.tensor1d([0, -1, 3], "int32");
  const sum: SumOverAll = (tensors) => tensors.map((tensor) => tensor.add(1));
  assertLevel(() => book.update({ features: FEATURES, rows, sum }));
});
