import type { Image } from "@revisage/core";
import { decode, DecodeError } from "@revisage/image";
import {
  edgeStrength,
  type ImagePair,
  type PixelOptions,
  psnr,
  ssim,
} from "@revisage/metrics";
import { sha256 } from "./digest_files.ts";

/** Measures of pixels, in the order of {@linkcode pixelValues}. */
export const PIXEL_KEYS = ["psnr", "ssim", "edges"] as const;

/** A picture's file. */
export interface PictureFile {
  readonly path: string;
  /** SHA-256 of what it is to hold. */
  readonly digest: string;
}

/** What to do with a model's picture; plain data, for a worker. */
export interface RestoredTask extends PictureFile {
  /** Compare its pixels with the reference's. */
  readonly measure: boolean;
  /** Give the picture back. */
  readonly keep: boolean;
}

/** What to do with a pair; plain data, for a worker. */
export interface PairTask {
  readonly reference: PictureFile & { readonly keep: boolean };
  readonly restored: readonly RestoredTask[];
  readonly options: PixelOptions;
}

/** A picture that was read, or why it cannot be used. */
export type ReadPicture =
  | {
    /** If it was to be kept. */
    readonly image: Image | null;
    /** Of a model's picture, if they were to be taken. */
    readonly pixels: Float64Array | null;
  }
  | { readonly broken: string };

/** What became of a pair. */
export interface PairOutcome {
  readonly reference: ReadPicture;
  /** One for each model; empty if the reference is broken. */
  readonly restored: readonly ReadPicture[];
}

/** Reads the pictures of a pair, and measures what needs no network. */
export async function readPair(task: PairTask): Promise<PairOutcome> {
  const reference = await open(task.reference);
  if (typeof reference === "string") {
    return { reference: { broken: reference }, restored: [] };
  }
  const restored: ReadPicture[] = [];
  for (const own of task.restored) {
    const image = await open(own);
    restored.push(
      typeof image === "string"
        ? { broken: image }
        : compare({ restored: image, reference }, own, task.options),
    );
  }
  const image = task.reference.keep ? reference : null;
  return { reference: { image, pixels: null }, restored };
}

/** PSNR in dB, SSIM, and edges over those of the reference. */
export function pixelValues(
  pair: ImagePair,
  options: PixelOptions,
): Float64Array {
  const [own, theirs] = [pair.restored, pair.reference].map(edgeStrength) as [
    number,
    number,
  ];
  const edges = own === theirs ? 1 : own / theirs; // Both may be 0.
  return Float64Array.of(psnr(pair, options), ssim(pair, options), edges);
}

function compare(
  pair: ImagePair,
  { path, measure, keep }: RestoredTask,
  options: PixelOptions,
): ReadPicture {
  const { restored, reference } = pair;
  if (
    restored.width !== reference.width || restored.height !== reference.height
  ) {
    const broken = `Cannot use ${path}: it must be ${sizeOf(reference)} ` +
      `pixels as its reference is, got ${sizeOf(restored)}`;
    return { broken };
  }
  try {
    const pixels = measure ? pixelValues(pair, options) : null;
    return { image: keep ? restored : null, pixels };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { broken: `Cannot use ${path}: ${afterColon(error.message)}` };
  }
}

/** "Cannot compare images: width must be …" → "width must be …". */
function afterColon(message: string): string {
  return message.slice(message.indexOf(": ") + 2);
}

async function open({ path, digest }: PictureFile): Promise<Image | string> {
  try {
    const bytes = await Deno.readFile(path);
    if (await sha256(bytes) === digest) return decode(bytes, { name: path });
    return `Cannot use ${path}: it must stay as it is meanwhile, but changed`;
  } catch (error) {
    if (error instanceof DecodeError) {
      return `Cannot use ${path}: ${error.why}`;
    }
    const why = error instanceof Error ? error.message : String(error);
    return `Cannot use ${path}: ${why}`;
  }
}

function sizeOf({ width, height }: Image): string {
  return `${width}×${height}`;
}
