import { join } from "node:path";

/** One member of the workspace: a folder of `packages/` or `apps/`. */
export interface Package {
  /** Its folder, relative to the root: `packages/core`. */
  readonly folder: string;
  /** What others import: `@revisage/core`. */
  readonly name: string;
  /** From `.` or `./part` to a file, relative to the folder. */
  readonly exports: ReadonlyMap<string, string>;
}

/** Where members live. */
const HOMES = ["packages", "apps"];

/**
 * Lists the packages of a workspace, sorted by folder.
 *
 * @param root The folder of the root `deno.json`.
 * @throws {TypeError} If a package's `deno.json` lacks its name or exports.
 */
export async function packagesOf(root: string): Promise<Package[]> {
  const folders: string[] = [];
  for (const home of HOMES) {
    for (const name of await foldersIn(join(root, home))) {
      folders.push(`${home}/${name}`);
    }
  }
  const found = await Promise.all(
    folders.sort().map((folder) => readPackage(root, folder)),
  );
  return found.filter((member) => member !== undefined);
}

async function foldersIn(path: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(path));
    return entries.filter((entry) => entry.isDirectory).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** A folder without a `deno.json` is no package: Deno passes it over too. */
async function readPackage(
  root: string,
  folder: string,
): Promise<Package | undefined> {
  const path = join(root, folder, "deno.json");
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const config: unknown = JSON.parse(text);
  if (!isNamed(config)) {
    throw new TypeError(
      `Cannot read ${folder}/deno.json: name must be a string and exports a ` +
        `path or an object of paths`,
    );
  }
  const { name, exports } = config;
  const entries = typeof exports === "string" ? { ".": exports } : exports;
  return { folder, name, exports: new Map(Object.entries(entries)) };
}

interface Named {
  readonly name: string;
  readonly exports: string | Record<string, string>;
}

function isNamed(config: unknown): config is Named {
  if (typeof config !== "object" || config === null) return false;
  if (!("name" in config && "exports" in config)) return false;
  const { name, exports } = config;
  if (typeof name !== "string") return false;
  if (typeof exports === "string") return true;
  return typeof exports === "object" && exports !== null &&
    Object.values(exports).every((path) => typeof path === "string");
}
