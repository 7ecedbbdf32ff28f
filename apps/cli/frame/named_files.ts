import { ConfigError } from "@revisage/core";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { suggest } from "./parse_words.ts";

/** A file of JSON, read. */
export interface NamedFile {
  /** Its name, without a folder or an ending. */
  readonly name: string;
  readonly path: string;
  /** What it can be read by here: its name if it came along, else its path. */
  readonly reference: string;
  readonly value: unknown;
}

/** Where a file names another. */
export interface Mention {
  /** The file that does. */
  readonly path: string;
  /** By which of its keys, as `base`. */
  readonly key: string;
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
   * @param by The file that says so: the path then begins beside it, and errors
   * tell of it.
   * @throws {ConfigError} If there is no such name.
   */
  path(file: string, by?: Mention): string {
    if (file.endsWith(".json")) {
      return by === undefined || isAbsolute(file)
        ? file
        : join(dirname(by.path), file);
    }
    const names = this.names();
    if (names.includes(file)) {
      return fileURLToPath(new URL(`${file}.json`, this.folder));
    }
    throw new ConfigError(by?.path ?? this.what, [
      `${by?.key ?? "it"} must be a file that ends in .json, or one of ` +
      `${names.join(", ")}, got "${file}"${suggest(file, names)}`,
    ]);
  }

  /**
   * Reads a file.
   *
   * @param file A name, or a path that ends in `.json`.
   * @param by As of {@linkcode path}.
   * @throws {ConfigError} If there is no such name, or it holds no JSON.
   */
  read(file: string, by?: Mention): NamedFile {
    const path = this.path(file, by);
    const reference = file.endsWith(".json") ? path : file;
    const name = path.replace(/^.*[/\\]/, "").replace(/\.json$/, "");
    try {
      const value: unknown = JSON.parse(Deno.readTextFileSync(path));
      return { name, path, reference, value };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw by === undefined
        ? new ConfigError(path, [`it must be a file of JSON: ${why}`])
        : new ConfigError(by.path, [
          `${by.key} must be a file of JSON, got ${path}: ${why}`,
        ]);
    }
  }
}
