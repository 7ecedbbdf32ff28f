import * as tf from "@tensorflow/tfjs";
import { isAlone, type Team } from "./team.ts";

/** Averages numbers by name, the same names on all workers, as float32. */
export function averageValues(
  team: Team,
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  if (isAlone(team)) return values;
  const names = Object.keys(values);
  const sums = tf.tidy(() =>
    team.sum([tf.tensor1d(Object.values(values))])[0]!.dataSync()
  );
  return Object.fromEntries(
    names.map((name, i) => [name, sums[i]! / team.names.length]),
  );
}
