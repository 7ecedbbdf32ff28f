import { ClusterError } from "@revisage/tensorflow";
import { exchangeSlots } from "./slots.ts";
import { isAlone, type Team } from "./team.ts";

/**
 * Makes sure that all workers have the same. If they have not, all throw the
 * same error.
 *
 * @param what What it is, for the message: `weights`.
 * @param digest Stands for it: 32 bytes.
 * @throws {ClusterError} Naming the workers that have another than worker 0.
 */
export function agree(
  team: Team,
  what: { readonly name: string; readonly advice: string },
  digest: Uint8Array<ArrayBuffer>,
): void {
  if (isAlone(team)) return;
  const all = exchangeSlots(team, new Int32Array(digest.slice().buffer));
  const others = [...all.keys()].filter((i) =>
    all[i]!.some((word, k) => word !== all[0]![k])
  );
  if (others.length === 0) return;
  const named = new Intl.ListFormat("en").format(
    others.map((i) => team.names[i]!),
  );
  throw new ClusterError(
    `Cannot go on in the cluster: ${what.name} must be the same on all ` +
      `workers, but ${named} ${others.length === 1 ? "has" : "have"} others ` +
      `than ${team.names[0]}. ${what.advice}`,
    others,
  );
}
