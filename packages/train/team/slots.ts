import * as tf from "@tensorflow/tfjs";
import type { Team } from "./team.ts";

/**
 * Lets all workers know a list of whole numbers of each: int32, as long on all.
 *
 * @returns Each worker's list.
 */
export function exchangeSlots(team: Team, own: Int32Array): Int32Array[] {
  const { names, index } = team;
  const all = new Int32Array(names.length * own.length);
  all.set(own, index * own.length); // To which the others add zeros.
  const sum = tf.tidy(() =>
    team.sum([tf.tensor1d(all, "int32")])[0]!.dataSync<"int32">()
  );
  return names.map((_, i) =>
    Int32Array.from(sum.subarray(i * own.length, (i + 1) * own.length))
  );
}
