import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runDeno } from "../workspace/run_deno.ts";

/** One import of a module; a module imported twice is listed once. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
  /** A path relative to the root, a URL, or nothing if Deno found nothing. */
  readonly target: string | undefined;
  /** False if only types are imported, or only when a function asks for it. */
  readonly onLoad: boolean;
}

/** From a file, relative to the root, to its imports. */
export type ModuleGraph = ReadonlyMap<string, readonly Import[]>;

/** The part of `deno info --json` that is read here. */
interface Info {
  readonly modules: readonly {
    readonly local?: string;
    readonly dependencies?: readonly {
      readonly specifier: string;
      readonly isDynamic?: boolean;
      readonly code?: Resolution;
      readonly type?: Resolution;
    }[];
  }[];
}

interface Resolution {
  readonly specifier?: string;
  readonly span: { readonly start: { readonly line: number } };
}

/**
 * Reads the imports of files, without running them or asking the network.
 *
 * @param root The folder of the root `deno.json`.
 * @param files Where to begin, relative to the root.
 * @throws {Error} If Deno cannot read the workspace; with what it says.
 */
export async function moduleGraph(
  root: string,
  files: readonly string[],
): Promise<ModuleGraph> {
  const info = await denoInfo(root, files);
  const graph = new Map<string, Import[]>();
  for (const { local, dependencies = [] } of info.modules) {
    if (!local) continue;
    const imports = dependencies.map(({ specifier, isDynamic, code, type }) => {
      const { specifier: found, span } = (code ?? type)!;
      return {
        specifier,
        line: span.start.line + 1,
        target: found && withinRoot(root, found),
        onLoad: code !== undefined && !isDynamic,
      };
    });
    graph.set(relative(root, local), imports);
  }
  return graph;
}

/** `deno info` takes one file: here, one that imports all the others. */
async function denoInfo(
  root: string,
  files: readonly string[],
): Promise<Info> {
  const entry = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    const urls = files.map((file) => pathToFileURL(join(root, file)).href);
    await Deno.writeTextFile(
      entry,
      urls.map((url) => `import ${JSON.stringify(url)};\n`).join(""),
    );
    const config = join(root, "deno.json");
    const { success, stdout, stderr } = await runDeno(root, [
      ...["info", "--json", "--no-npm", "--no-lock", "--config", config],
      entry,
    ]);
    if (!success) throw new Error(`Cannot read the imports: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    await Deno.remove(entry);
  }
}

function withinRoot(root: string, specifier: string): string {
  const base = `${pathToFileURL(resolve(root)).href}/`;
  return specifier.startsWith(base)
    ? decodeURIComponent(specifier.slice(base.length))
    : specifier;
}
