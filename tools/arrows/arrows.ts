import { type Package, packagesOf } from "../workspace/packages.ts";
import { sourceFiles } from "../workspace/source_files.ts";
import { ENGINE, HOUSE, mayImport } from "./house.ts";
import { type Import, type ModuleGraph, moduleGraph } from "./module_graph.ts";
import { loadsOfTfjs } from "./loads_of_tfjs.ts";
import { tensorflowPackage } from "./tensorflow_package.ts";

/**
 * Lists the imports that go up, sideways or through a wall.
 *
 * Packages and apps are checked with their tests. `tests/` and `benchmarks/`
 * stand outside the house and may import any package.
 *
 * @param root The folder of the root `deno.json`.
 * @returns One message for each bad import, sorted by file.
 */
export async function badArrows(root: string): Promise<string[]> {
  const packages = await packagesOf(root);
  const files = await Promise.all(
    packages.map(({ folder }) => sourceFiles(root, folder)),
  );
  const graph = await moduleGraph(root, files.flat());
  return packages.flatMap((member, index) =>
    partOf(member) in HOUSE
      ? [
        ...files[index]!.flatMap((file) =>
          badImports(file, member, packages, graph)
        ),
        ...loadsOfTfjs(member, partOf(member), graph),
      ]
      : [
        `${member.folder} has no place in the house: add it to ` +
        `tools/arrows/house.ts and to the picture in CONTRIBUTING.md`,
      ]
  );
}

/** The name of a package in {@linkcode HOUSE}: that of its folder. */
function partOf({ folder }: Package): string {
  return folder.slice(folder.indexOf("/") + 1);
}

function badImports(
  file: string,
  from: Package,
  packages: readonly Package[],
  graph: ModuleGraph,
): string[] {
  return (graph.get(file) ?? []).flatMap((used) => {
    const wrong = complaint(used, from, packages);
    return wrong ? [`${file}:${used.line} imports ${wrong}`] : [];
  });
}

function complaint(
  { specifier, target }: Import,
  from: Package,
  packages: readonly Package[],
): string | undefined {
  const part = partOf(from);
  const owner = tensorflowPackage(target ?? specifier);
  if (owner && owner !== "@tensorflow/tfjs" && part !== ENGINE) {
    return `${owner}: only ${ENGINE} may, ${part} may import @tensorflow/tfjs`;
  }
  const named = /^(?:jsr:\/?)?(@revisage\/[\w-]+)[^/]*(\/.*)?$/.exec(specifier);
  if (!named) {
    return leaves(from, specifier, target, packages)
      ? `${specifier}: a path may not leave its package`
      : undefined;
  }
  const [, name = "", entry = ""] = named;
  if (name === from.name) return undefined;
  const below = mayImport(part);
  const to = packages.find((member) => member.name === name);
  if (!to || !below.includes(partOf(to))) {
    return `${name}: ${part} may import ${below.join(", ") || "none of ours"}`;
  }
  return to.exports.has(`.${entry}`)
    ? undefined
    : `${specifier}: ${to.folder}/deno.json does not export .${entry}`;
}

/** Whether an import goes out by a path, or by another name for one. */
function leaves(
  { folder }: Package,
  specifier: string,
  target: string | undefined,
  packages: readonly Package[],
): boolean {
  if (!target || target.startsWith(`${folder}/`)) return false;
  return /^(\.|\/|file:)/.test(specifier) ||
    packages.some((other) => target.startsWith(`${other.folder}/`));
}
