/**
 * The networks of Revisage: the paper's restorer and its discriminator.
 *
 * Runs on any backend of TensorFlow.js.
 *
 * @module
 */
export type { ChannelsConfig } from "./channels.ts";
export {
  DEFAULT_DISCRIMINATOR,
  type DiscriminatorConfig,
  parseDiscriminatorConfig,
} from "./discriminator/config.ts";
export { Discriminator } from "./discriminator/discriminator.ts";
export { ResidualBlock } from "./discriminator/residual_block.ts";
export { loadModule, saveModule } from "./module_file.ts";
export {
  DEFAULT_RESTORER,
  parseRestorerConfig,
  type PresetName,
  PRESETS,
  type RestorerConfig,
  skipResolutions,
} from "./restorer/config.ts";
export {
  Decoder,
  DecoderBlock,
  type DecoderBlockConfig,
  type DecoderInput,
} from "./restorer/decoder.ts";
export { Encoder, EncoderBlock, type Encoding } from "./restorer/encoder.ts";
export {
  type BlockNoise,
  createNoise,
  drawNoise,
  type NoiseShapes,
  type RestorerNoise,
} from "./restorer/noise.ts";
export type {
  ApplyOptions,
  Restoration,
  RestoreOptions,
} from "./restorer/restoration.ts";
export { Restorer } from "./restorer/restorer.ts";
export {
  SkipBlock,
  type SkipBlockConfig,
  type SkipFeature,
  Skips,
} from "./restorer/skip_block.ts";
export {
  StyledConvolution,
  type StyledConvolutionConfig,
} from "./restorer/styled_convolution.ts";
export { ToRgb } from "./restorer/to_rgb.ts";
export {
  showSummary,
  type Summary,
  summary,
  type SummaryRow,
} from "./summary/summary.ts";
export type { Summarizable, SummaryPart } from "./summary/summary_part.ts";
