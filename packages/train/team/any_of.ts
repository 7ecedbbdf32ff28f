import { exchangeSlots } from "./slots.ts";
import { isAlone, type Team } from "./team.ts";

/** Whether a flag is up on any worker. */
export function anyOf(team: Team, flag: boolean): boolean {
  if (isAlone(team)) return flag;
  const flags = exchangeSlots(team, Int32Array.of(Number(flag)));
  return flags.some(([value]) => value === 1);
}
