import { type Image, replaceFile } from "@revisage/core";
import {
  cropCenter,
  decode,
  DecodeError,
  encodePng,
  resize,
} from "@revisage/image";
import { dirname, join } from "node:path";
import type { Degrader } from "../degrader.ts";
import { isFile } from "./is_file.ts";
import type { DegradationRecord } from "./record.ts";

/** A picture to degrade; plain data, which a worker can be sent. */
export interface FileJob {
  /** What is done, and where it is read and written within the folders. */
  readonly record: DegradationRecord;
  /** The folder with the picture. */
  readonly input: string;
  /** The folder to write to; made if it is not there. */
  readonly output: string;
  /** The folder for the picture before it is degraded, if it is wanted. */
  readonly references?: string;
  /** Whether another reference that is there is replaced; false by default. */
  readonly force?: boolean;
}

/** What became of a {@linkcode FileJob}; plain data, which a worker can send. */
export type FileOutcome =
  | { readonly kind: "written" }
  | {
    /** Whether the picture could not be read, or not be degraded or written. */
    readonly kind: "unreadable" | "failed";
    /** The second half of a sentence. */
    readonly why: string;
    /** The first error; a worker's has lost its class on the way. */
    readonly cause: unknown;
  };

/**
 * Reads a picture, does what its record says, and writes it as PNG. Nobody
 * ever sees a part of the file.
 *
 * @param degrader Whose memory is used.
 */
export async function degradeFile(
  degrader: Degrader,
  { record, input, output, references, force = false }: FileJob,
): Promise<FileOutcome> {
  let image: Image;
  try {
    const name = join(input, record.input);
    image = decode(await Deno.readFile(name), { name });
  } catch (cause) {
    return { kind: "unreadable", why: reason(cause), cause };
  }
  try {
    const { size, steps } = record;
    const face = size === null ? image : fitSquare(image, size);
    if (references !== undefined) {
      await writeReference(join(references, record.output), face, force);
    }
    await write(join(output, record.output), degrader.apply(face, { steps }));
    return { kind: "written" };
  } catch (cause) {
    return { kind: "failed", why: reason(cause), cause };
  }
}

/** The middle square, resized by Pillow's Lanczos filter. */
function fitSquare(image: Image, size: number): Image {
  const side = Math.min(image.width, image.height);
  const square = cropCenter(image, { width: side, height: side });
  return resize(square, { width: size, height: size, filter: "lanczos" });
}

/** Writes it where it is not there yet: it is the same whatever the seed. */
async function writeReference(
  path: string,
  image: Image,
  force: boolean,
): Promise<void> {
  if (!force && await isFile(path)) {
    const there = decode(await Deno.readFile(path), { name: path });
    if (isSame(there, image)) return;
    throw new Error(
      `${path} is there and differs; use another folder, or force it`,
    );
  }
  await write(path, image);
}

function isSame(a: Image, b: Image): boolean {
  return a.width === b.width && a.height === b.height &&
    a.data.every((value, i) => value === b.data[i]);
}

async function write(path: string, image: Image): Promise<void> {
  const file = encodePng(image);
  await Deno.mkdir(dirname(path), { recursive: true });
  await replaceFile(path, (append) => append(file));
}

function reason(error: unknown): string {
  if (error instanceof DecodeError) return error.why;
  return error instanceof Error ? error.message : String(error);
}
