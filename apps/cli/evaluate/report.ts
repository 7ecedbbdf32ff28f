/**
 * What `evaluate` found. As `report.json` it is documented in
 * `docs/evaluate-report.md`; there an infinite number is the text `"Infinity"`.
 */
export interface Report {
  /** Of this shape; another shape gets another number. */
  readonly format: 1;
  /** When it was made, as ISO 8601. */
  readonly created: string;
  /** Of Revisage. */
  readonly version: string;
  /** What it takes to meet these numbers again. */
  readonly protocol: ReportProtocol;
  /** How many pictures there were, and what became of the others. */
  readonly counts: ReportCounts;
  /** The columns of the leaderboard, in order. */
  readonly measures: readonly ReportMeasure[];
  /** In the order in which they were given; the others are compared with the first. */
  readonly models: readonly ReportModel[];
  /** What a reader has to know, and which measures are missing and why: sentences. */
  readonly notes: readonly string[];
}

/** What it takes to meet the numbers of a report again. */
export interface ReportProtocol {
  /** The folder of references, as it was given. */
  readonly reference: string;
  /** The network that told people apart; null if none did. */
  readonly extractor: ReportNetwork | null;
  /**
   * The network behind FID, KID, precision, recall, density and coverage: the
   * Inception of FID if there was one, else the extractor; null if none was.
   */
  readonly distribution: ReportNetwork | null;
  /** The network of LPIPS; null if it was not measured. */
  readonly lpips: ReportNetwork | null;
  /** The network that found faces; null if none did. */
  readonly detector: ReportNetwork | null;
  /** `"each pair"`, or the folder or file that said who is who. */
  readonly identities: string;
  /** The least cosine of a face that is verified; null if none was. */
  readonly verify: number | null;
  /** Neighbors of iPrecision and iRecall. */
  readonly k: number;
  /** Neighbors of precision, recall, density and coverage. */
  readonly neighbors: number;
  /** How PSNR and SSIM were taken. */
  readonly pixels: { readonly crop: number; readonly luma: boolean };
  /** Whose interval is given, as 0.95, from how many draws. */
  readonly bootstrap: { readonly level: number; readonly draws: number };
  /** Subsets of KID; null if it was not measured. */
  readonly kid: { readonly subsets: number; readonly size: number } | null;
  /** What all random numbers came from. */
  readonly seed: number;
}

/** A network that took part. */
export interface ReportNetwork {
  readonly name: string;
  /** SHA-256 of its weights, or of the features that were given. */
  readonly digest: string;
}

/** How many pictures there were, and what became of the others. */
export interface ReportCounts {
  /** Pairs that every model has, and that all numbers are of. */
  readonly pairs: number;
  /** People among them. */
  readonly identities: number;
  /** Pictures without a partner, each with its folder. */
  readonly unpaired: readonly string[];
  /** Pairs that were left out, and why: a sentence. */
  readonly broken: readonly { readonly name: string; readonly why: string }[];
}

/** The measures there are. */
export type MeasureKey =
  | "psnr"
  | "ssim"
  | "edges"
  | "lpips"
  | "landmarks"
  | "identity"
  | "angle"
  | "verified"
  | "iPrecision"
  | "iRecall"
  | "fid"
  | "kid"
  | "precision"
  | "recall"
  | "density"
  | "coverage";

/** A column of the leaderboard. */
export interface ReportMeasure {
  readonly key: MeasureKey;
  /** As `"PSNR"`. */
  readonly title: string;
  /** As `"dB"`; "" if it has none. */
  readonly unit: string;
  /** Which way is better; `"one"`: the nearer to 1. */
  readonly better: "higher" | "lower" | "one";
  /** Decimals that a table shows. */
  readonly digits: number;
  /** What it says, for people who do not know it: a sentence. */
  readonly about: string;
}

/** A model, and what was measured of it. */
export interface ReportModel {
  /** What the leaderboard calls it; no two are the same. */
  readonly name: string;
  /** Its pictures, as it was given. */
  readonly folder: string;
  /** A value for each of the report's measures. */
  readonly values: Readonly<Partial<Record<MeasureKey, ReportValue>>>;
  /** One by one, sorted by stem; the same stems for every model. */
  readonly images: readonly ReportImage[];
  /**
   * For each k from 1, Figure 7a of the paper; null without features, with too
   * few pairs for k, or if nobody asked.
   */
  readonly sweep: readonly ReportSweepPoint[] | null;
  /** With the first model, for measures that images have, and FID; null for the first. */
  readonly comparison:
    | Readonly<Partial<Record<MeasureKey, ReportComparison>>>
    | null;
}

/** A measure of a whole model. */
export interface ReportValue {
  /** Infinite for the PSNR of equal pictures. */
  readonly value: number;
  /** The interval's ends; null where the measure has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Standard deviation over the subsets of KID; null for all others. */
  readonly std: number | null;
  /** Images it was taken over. */
  readonly count: number;
}

/** A pair of pictures. */
export interface ReportImage {
  /** Name of the files without extension, with `/` below folders. */
  readonly stem: string;
  /** Of the reference; the stem where each pair is its own person. */
  readonly person: string;
  /** Measures that a single pair has; those of sets are missing. */
  readonly values: Readonly<Partial<Record<MeasureKey, number>>>;
  /**
   * Whether iPrecision takes it for the same person, for somebody else or for
   * nobody, and the stem of the reference that decided; null without features.
   */
  readonly verdict: {
    readonly kind: "same" | "other" | "none";
    readonly neighbor: string;
    readonly distance: number;
    readonly radius: number;
  } | null;
}

/** A point of Figure 7a. */
export interface ReportSweepPoint {
  readonly k: number;
  readonly iPrecision: number;
  readonly iRecall: number;
}

/** This model against the first one, on the same pairs. */
export interface ReportComparison {
  /** This model's value, or the mean of its values, minus the first one's. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** null for FID, which single pairs do not have: it goes draw by draw. */
  readonly signs: ReportSigns | null;
}

/** How often a model is better than the first one. */
export interface ReportSigns {
  /** Pairs in which this model is better, worse, and neither. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Of the sign test, two-sided. */
  readonly p: number;
}
