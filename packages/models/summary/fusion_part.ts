import type { Fusion } from "@revisage/layers";
import type { SummaryPart } from "./summary_part.ts";

/**
 * A fusion: its kernels take every position, and a matrix over positions takes
 * every channel.
 */
export function fusionPart(
  path: string,
  fusion: Fusion,
  [height, width, channels]: readonly [number, number, number],
): SummaryPart {
  let multiplyAdds = 0;
  for (const { variable: { rank, size } } of fusion.variables()) {
    if (rank === 4) multiplyAdds += height * width * size;
    if (rank === 2) multiplyAdds += channels * size;
  }
  return { path, output: [height, width, channels], multiplyAdds };
}
