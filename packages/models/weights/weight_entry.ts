import type { ConverterName } from "./convert/converters.ts";

/** A file inside a package of the npm registry. */
export interface NpmHome {
  /** Name and version: `package@1.0.0`. */
  readonly npm: string;
  /** Path of the file inside the package. */
  readonly path: string;
}

/** Where a file is published: a URL, or a file of an npm package. */
export type Home = string | NpmHome;

/** What the bytes of a file must hash to. */
export interface Digest {
  /** MD5 only where a file's publisher gives no other. */
  readonly algorithm: "sha256" | "md5";
  /** The digest in lower-case hexadecimal. */
  readonly hex: string;
}

/** A published file. */
export interface WeightSource {
  /** Its name, in the cache folder too. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
  /** What it is checked by. */
  readonly digest: Digest;
  /** Where to get it, the best place first. */
  readonly homes: readonly Home[];
}

/** Weights that can be fetched: what they are and where they come from. */
export interface WeightEntry {
  /** What they are called here. */
  readonly name: string;
  /** The file that is made of them, in the cache folder. */
  readonly file: string;
  /** Under which license they are published. */
  readonly license: string;
  /** What they are for, and what to know before use. */
  readonly note: string;
  /** The published files that they are made of. */
  readonly sources: readonly WeightSource[];
  /** What makes the file of its sources; null if the one source is the file. */
  readonly converter: ConverterName | null;
}
