import * as tf from "@tensorflow/tfjs";
import type { Variable } from "@tensorflow/tfjs";
import type { NamedVariable } from "../run/checkpoint_part.ts";
import { isAlone, type Team } from "./team.ts";

/** Bytes that travel by one call: on a slow network no call takes too long. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Gives all workers the values of worker 0's variables.
 *
 * @param most Bytes that travel by one call.
 */
export function shareVariables(
  team: Team,
  variables: Iterable<NamedVariable>,
  most: number = MOST_BYTES,
): void {
  if (isAlone(team)) return;
  const all = Array.from(variables, ({ variable }) => variable);
  for (const some of inLoads(all, most)) {
    tf.tidy(() =>
      team.ofFirst(some).forEach((value, i) => some[i]!.assign(value))
    );
  }
}

/** Groups variables in order; one that is larger goes by itself. */
function* inLoads(
  variables: Iterable<Variable>,
  most: number,
): Generator<Variable[], void> {
  let load: Variable[] = [];
  let bytes = 0;
  for (const variable of variables) {
    const more = 4 * variable.size;
    if (load.length > 0 && bytes + more > most) {
      yield load;
      [load, bytes] = [[], 0];
    }
    load.push(variable);
    bytes += more;
  }
  if (load.length > 0) yield load;
}
