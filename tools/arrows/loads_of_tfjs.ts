import { posix } from "node:path";
import type { Package } from "../workspace/packages.ts";
import { LOADS_WITHOUT_TFJS } from "./house.ts";
import type { ModuleGraph } from "./module_graph.ts";
import { tensorflowPackage } from "./tensorflow_package.ts";

/**
 * Says which entries load TensorFlow.js though they should not, and through
 * which files.
 *
 * @param part The name of the package in the house.
 */
export function loadsOfTfjs(
  { folder, exports }: Package,
  part: string,
  graph: ModuleGraph,
): string[] {
  const kept = LOADS_WITHOUT_TFJS[part];
  return [...exports].flatMap(([entry, file]) => {
    if (!kept || (kept !== "every entry" && !kept.includes(entry))) return [];
    const path = pathToTfjs(posix.join(folder, file), graph);
    if (!path) return [];
    const what = kept === "every entry" ? kept : `entry ${entry}`;
    return [
      `${path[0]} loads TensorFlow.js: ${what} of ${part} must load without ` +
      `it (${path.join(" > ")})`,
    ];
  });
}

/** The shortest way from a file to TensorFlow.js, by what it loads at once. */
function pathToTfjs(start: string, graph: ModuleGraph): string[] | undefined {
  const paths = [[start]];
  const seen = new Set([start]);
  for (const path of paths) {
    for (const { specifier, target, onLoad } of graph.get(path.at(-1)!) ?? []) {
      if (!onLoad || !target) continue;
      if (tensorflowPackage(target)) return [...path, specifier];
      if (seen.has(target)) continue;
      seen.add(target);
      paths.push([...path, target]);
    }
  }
  return undefined;
}
