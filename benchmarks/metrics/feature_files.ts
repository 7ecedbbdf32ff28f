import { Rng } from "@revisage/core";
import type { FeatureFiles } from "./settings.ts";

/** Draws two sets of normal features, of which one lies a little beside. */
export async function writeFeatureFiles(
  folder: string,
  count: number,
  dimensions: number,
): Promise<FeatureFiles> {
  const write = async (name: string, mean: number) => {
    const path = `${folder}/${name}-${count}-${dimensions}`;
    const data = new Float32Array(count * dimensions);
    new Rng(0).split(name).fillNormal(data, mean);
    await Deno.writeFile(path, new Uint8Array(data.buffer));
    return path;
  };
  return {
    restored: await write("restored", 0.02),
    reference: await write("reference", 0),
    count,
    dimensions,
  };
}
