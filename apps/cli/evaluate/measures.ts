import type { MeasureKey, ReportMeasure } from "./report.ts";

/**
 * What a measure is taken with: the pixels of a pair, LPIPS, the points of a
 * detector, a network that tells people apart, or the features of both sets.
 */
export type MeasureSource =
  | "pixels"
  | "lpips"
  | "points"
  | "people"
  | "sets";

/** A measure, and what it is taken with. */
export interface Measure extends ReportMeasure {
  readonly source: MeasureSource;
}

/** All measures, in the order of the leaderboard. */
export const MEASURES: readonly Measure[] = [
  {
    key: "psnr",
    title: "PSNR",
    unit: "dB",
    better: "higher",
    digits: 2,
    source: "pixels",
    about: "How near the pixels are. It likes a blur.",
  },
  {
    key: "ssim",
    title: "SSIM",
    unit: "",
    better: "higher",
    digits: 4,
    source: "pixels",
    about: "How alike structures are in small windows; 1 if they are equal.",
  },
  {
    key: "edges",
    title: "Edges",
    unit: "",
    better: "one",
    digits: 3,
    source: "pixels",
    about:
      "How strong edges are beside the reference's: below 1 it is blurred.",
  },
  {
    key: "lpips",
    title: "LPIPS",
    unit: "",
    better: "lower",
    digits: 4,
    source: "lpips",
    about: "How different the pictures look to a network; 0 if they are equal.",
  },
  {
    key: "landmarks",
    title: "Landmarks",
    unit: "px",
    better: "lower",
    digits: 2,
    source: "points",
    about: "How far eyes, nose and mouth have moved (LMD).",
  },
  {
    key: "identity",
    title: "Identity",
    unit: "",
    better: "higher",
    digits: 4,
    source: "people",
    about: "Cosine between the features of both faces; 1 is the same face.",
  },
  {
    key: "angle",
    title: "Angle",
    unit: "°",
    better: "lower",
    digits: 2,
    source: "people",
    about:
      "How far the face has turned into another one's; 0 is the same face.",
  },
  {
    key: "verified",
    title: "Verified",
    unit: "",
    better: "higher",
    digits: 3,
    source: "people",
    about: "Share of restored faces that are recognized as the same person's.",
  },
  {
    key: "iPrecision",
    title: "iPrecision",
    unit: "",
    better: "higher",
    digits: 3,
    source: "people",
    about: "Share of restored faces that are real faces of the same person.",
  },
  {
    key: "iRecall",
    title: "iRecall",
    unit: "",
    better: "higher",
    digits: 3,
    source: "people",
    about: "Share of real faces that restored ones of the same person reach.",
  },
  {
    key: "fid",
    title: "FID",
    unit: "",
    better: "lower",
    digits: 2,
    source: "sets",
    about:
      "How far the two sets are apart. It grows as there are fewer images.",
  },
  {
    key: "kid",
    title: "KID",
    unit: "",
    better: "lower",
    digits: 5,
    source: "sets",
    about: "How far the two sets are apart, whatever their number; unbiased.",
  },
  {
    key: "precision",
    title: "Precision",
    unit: "",
    better: "higher",
    digits: 3,
    source: "sets",
    about: "Share of restored faces among the references.",
  },
  {
    key: "recall",
    title: "Recall",
    unit: "",
    better: "higher",
    digits: 3,
    source: "sets",
    about: "Share of references among the restored faces.",
  },
  {
    key: "density",
    title: "Density",
    unit: "",
    better: "higher",
    digits: 3,
    source: "sets",
    about: "As precision, counting how many references are near.",
  },
  {
    key: "coverage",
    title: "Coverage",
    unit: "",
    better: "higher",
    digits: 3,
    source: "sets",
    about: "Share of references that have a restored face near.",
  },
];

/** Measures that each pair has for itself. */
export const OF_PAIRS: readonly MeasureKey[] = [
  "psnr",
  "ssim",
  "edges",
  "lpips",
  "landmarks",
  "identity",
  "angle",
  "verified",
  "iPrecision",
  "iRecall",
];

/** The measures with these sources. */
export function keysFrom(...sources: MeasureSource[]): MeasureKey[] {
  return MEASURES.filter(({ source }) => sources.includes(source))
    .map(({ key }) => key);
}
