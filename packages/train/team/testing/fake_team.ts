import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import type { Team } from "../team.ts";

/** What the other workers have, call by call: a list of tensors' numbers. */
export type Theirs = Iterable<readonly (readonly number[])[]>;

/**
 * A team of two in this process: for each call it is told what the other worker
 * has, or what worker 0 gives.
 */
export function fakeTeam(index: 0 | 1, theirs: Theirs): Team {
  const calls = theirs[Symbol.iterator]();
  const next = (tensors: Tensor[]): Tensor[] => {
    const { value, done } = calls.next();
    if (done) throw new Error("Nobody else makes this call");
    return tensors.map(({ shape, dtype }, i) =>
      tf.tensor([...value[i]!], shape, dtype)
    );
  };
  const sum = (tensors: Tensor[]) =>
    next(tensors).map((other, i) => other.add(tensors[i]!));
  return {
    names: ["worker 0 (a:1)", "worker 1 (b:1)"],
    index,
    sum,
    mean: (tensors) => sum(tensors).map((total) => total.div(2)),
    ofFirst: (tensors) =>
      index === 0 ? tensors.map((tensor) => tensor.clone()) : next(tensors),
  };
}
