import type { Networks } from "../step/networks.ts";
import { createHash } from "node:crypto";

/** All that learns, as numbers, by part and path. */
export function tensorsOf(networks: Networks): Map<string, Float32Array> {
  const all = new Map<string, Float32Array>();
  for (const [name, part] of Object.entries(networks.parts)) {
    const variables = "variables" in part ? part.variables() : part;
    for (const { path, variable } of variables) {
      all.set(`${name}/${path}`, Float32Array.from(variable.dataSync()));
    }
  }
  return all;
}

/** SHA-256 of all that learns, shortened. */
export function digestOf(networks: Networks): string {
  const hash = createHash("sha256");
  for (const [path, values] of tensorsOf(networks)) {
    hash.update(path).update(new Uint8Array(values.buffer));
  }
  return hash.digest("hex").slice(0, 16);
}
