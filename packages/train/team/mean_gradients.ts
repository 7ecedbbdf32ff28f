import type { Scalar } from "@tensorflow/tfjs";
import type { Gradients } from "../optimizer/gradients.ts";
import { isAlone, type Team } from "./team.ts";

/** Averages gradients over all workers, within a compiled step. */
export function meanGradients(team: Team, gradients: Gradients): Gradients {
  if (isAlone(team)) return gradients;
  const means = team.mean(Object.values(gradients));
  return Object.fromEntries(
    Object.keys(gradients).map((path, i) => [path, means[i]!]),
  );
}

/** Averages a number exactly: without the bits that a team's `mean` may drop. */
export function meanScalar(team: Team, scalar: Scalar): Scalar {
  if (isAlone(team)) return scalar;
  const [sum] = team.sum([scalar]);
  return sum!.mul(1 / team.names.length);
}
