import { fileURLToPath } from "node:url";
import type { Command } from "../child.ts";

const CONTESTANT = fileURLToPath(new URL("contestant.ts", import.meta.url));

/** A contestant that does what `fate` says: see `contestant.ts`. */
export function fake(fate = "runs"): Command {
  return { program: Deno.execPath(), args: ["run", "-A", CONTESTANT, fate] };
}
