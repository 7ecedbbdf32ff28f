import { createHash } from "node:crypto";
import { type CheckpointPart, variablesOf } from "../run/checkpoint_part.ts";

/** SHA-256 of all variables of some parts: names, and values to the bit. */
export async function digestVariables(
  parts: Readonly<Record<string, CheckpointPart>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash("sha256");
  for (const [name, part] of Object.entries(parts)) {
    for (const { path, variable } of variablesOf(part)) {
      const { buffer, byteOffset, byteLength } = await variable.data();
      hash.update(`${name}/${path}`);
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    }
  }
  return Uint8Array.from(hash.digest());
}
