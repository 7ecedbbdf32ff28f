import { ConfigError, didYouMean } from "@revisage/core";
import { fileURLToPath } from "node:url";

/** A file of JSON, read. */
export interface NamedFile {
  /** Its name, without a folder or an ending. */
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
}

/** Files of JSON that come along and have names, and files of users' own. */
export class NamedFiles {
  /**
   * @param what One of them, for messages: `recipe`.
   * @param folder Where those lie that come along, with a slash at its end.
   */
  constructor(private readonly what: string, private readonly folder: URL) {}

  /** The names of those that come along, in order. */
  names(): string[] {
    return Array.from(Deno.readDirSync(this.folder), ({ name }) => name)
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length))
      .sort();
  }

  /**
   * The path of a file.
   *
   * @param file A name, or a path that ends in `.json`.
   * @throws {ConfigError} If there is no such name.
   */
  path(file: string): string {
    if (file.endsWith(".json")) return file;
    const names = this.names();
    if (names.includes(file)) {
      return fileURLToPath(new URL(`${file}.json`, this.folder));
    }
    const near = didYouMean(file, names);
    throw new ConfigError(this.what, [
      `it must be a file that ends in .json, or one of ${names.join(", ")}, ` +
      `got "${file}"${near === undefined ? "" : `, did you mean "${near}"?`}`,
    ]);
  }

  /**
   * Reads a file.
   *
   * @param file A name, or a path that ends in `.json`.
   * @throws {ConfigError} If there is no such name, or it holds no JSON.
   */
  read(file: string): NamedFile {
    const path = this.path(file);
    const name = path.replace(/^.*[/\\]/, "").replace(/\.json$/, "");
    try {
      return { name, path, value: JSON.parse(Deno.readTextFileSync(path)) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new ConfigError(path, [`it must be a file of JSON: ${why}`]);
    }
  }
}
