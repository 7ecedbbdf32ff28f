/** What a codebook is like. */
export interface CodebookConfig {
  /** How many codes: `K`. */
  readonly codes: number;
  /** Numbers in each code: `d`. */
  readonly dimensions: number;
  /** Share of the past in the moving averages, below 1. 0.99, if not given. */
  readonly decay?: number;
  /** What Laplace smoothing adds to each count. 1e-5, if not given. */
  readonly epsilon?: number;
  /**
   * When a code is dead: its moving count is below so many times the mean of
   * all codes. Relative, so that it need not follow the size of the batch. 0.1,
   * if not given.
   */
  readonly threshold?: number;
}

/** Fills in what is not given. */
export const DEFAULT_CODEBOOK = {
  decay: 0.99,
  epsilon: 1e-5,
  threshold: 0.1,
} as const;

/** @throws {RangeError} If a number is out of range. */
export function completeConfig(
  config: CodebookConfig,
): Required<CodebookConfig> {
  const complete = { ...DEFAULT_CODEBOOK, ...config };
  const { codes, dimensions, decay, epsilon, threshold } = complete;
  const isCount = (x: number) => Number.isSafeInteger(x) && x > 0;
  check("codes", "a positive integer", codes, isCount);
  check("dimensions", "a positive integer", dimensions, isCount);
  check("decay", "at least 0 and below 1", decay, (x) => x >= 0 && x < 1);
  check("epsilon", "positive", epsilon, (x) => x > 0 && x < Infinity);
  check("threshold", "from 0 to 1", threshold, (x) => x >= 0 && x <= 1);
  return complete;
}

function check(
  name: string,
  must: string,
  value: number,
  isValid: (value: number) => boolean,
): void {
  if (isValid(value)) return;
  throw new RangeError(
    `Cannot create Codebook: ${name} must be ${must}, got ${value}`,
  );
}
