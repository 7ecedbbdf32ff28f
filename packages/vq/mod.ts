/**
 * Vector quantization: features replaced by the codes nearest to them, and
 * codebooks that follow the features.
 *
 * Runs on any backend of TensorFlow.js.
 *
 * @module
 */
export { Codebook } from "./codebook.ts";
export type {
  CodebookQuantized,
  CodebookStart,
  CodebookUpdate,
} from "./codebook.ts";
export { DEFAULT_CODEBOOK } from "./codebook_config.ts";
export type { CodebookConfig } from "./codebook_config.ts";
export { commitmentLoss } from "./commitment_loss.ts";
export { countCodes } from "./count_codes.ts";
export type { SumOverAll } from "./lesson.ts";
export { nearest } from "./nearest.ts";
export type { NearestOptions } from "./nearest.ts";
export { perplexity } from "./perplexity.ts";
export { quantize } from "./quantize.ts";
export type { Quantized } from "./quantize.ts";
export { usage } from "./usage.ts";
