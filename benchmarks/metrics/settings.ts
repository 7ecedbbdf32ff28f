/** Two sets of features in files: float32, row after row. */
export interface FeatureFiles {
  readonly restored: string;
  readonly reference: string;
  /** Rows of either set. */
  readonly count: number;
  readonly dimensions: number;
}

/** What both sides of a race of sets are told. */
export interface SetSettings extends FeatureFiles {
  /** What is measured of the two sets. */
  readonly measure: "prdc" | "fid";
  /** Whose linear algebra ours takes. */
  readonly algebra: "TensorFlow" | "plain";
  readonly threads: number;
}

/** What both sides of the race of LPIPS are told. */
export interface LpipsSettings {
  /** File of the weights, the same for both. */
  readonly weights: string;
  /** Height and width of the images. */
  readonly size: number;
  /** Pairs at once. */
  readonly batch: number;
  readonly threads: number;
}
