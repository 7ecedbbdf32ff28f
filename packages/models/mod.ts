/**
 * Networks in TensorFlow.js: the paper's restorer and its discriminator, and
 * those that losses and metrics look through.
 *
 * Runs on any backend of TensorFlow.js. ONNX Runtime is loaded by the first
 * {@linkcode OnnxExtractor} or {@linkcode FaceDetector} alone. Published weights come from
 * `@revisage/models/weights`, which loads neither of the two.
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
export { fromLevels, levelsOf, toLevels } from "./levels.ts";
export { loadModule, saveModule } from "./module_file.ts";
export {
  DEFAULT_RESTORER,
  parseRestorerConfig,
  type PresetName,
  PRESETS,
  type RestorerConfig,
  skipResolutions,
} from "./restorer/config.ts";
export { Decoder, type DecoderInput } from "./restorer/decoder.ts";
export {
  DecoderBlock,
  type DecoderBlockConfig,
} from "./restorer/decoder_block.ts";
export { Encoder, EncoderBlock, type Encoding } from "./restorer/encoder.ts";
export { PixelGate, type PixelGateInput } from "./restorer/pixel_gate.ts";
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
export { LpipsNet } from "./extractors/lpips/lpips_net.ts";
export type {
  LpipsDistance,
  LpipsTrunk,
} from "./extractors/lpips/lpips_net.ts";
export { Vgg19 } from "./extractors/vgg19.ts";
export type {
  Vgg19Input,
  Vgg19Layer,
  Vgg19Options,
} from "./extractors/vgg19.ts";
export { InceptionFid } from "./extractors/inception/inception_fid.ts";
export type { InceptionLayer } from "./extractors/inception/inception_fid.ts";
export { inceptionFidExtractor } from "./extractors/inception/inception_fid_extractor.ts";
export type {
  FidProtocol,
  InceptionFidExtractorOptions,
} from "./extractors/inception/inception_fid_extractor.ts";
export { OnnxExtractor } from "./extractors/onnx/onnx_extractor.ts";
export type { OnnxExtractorConfig } from "./extractors/onnx/onnx_extractor.ts";
export { FaceDetector } from "./extractors/onnx/face_detector.ts";
export type { FaceDetectorOptions } from "./extractors/onnx/face_detector.ts";
export type {
  DetectedFace,
  FacePoint,
} from "./extractors/onnx/decode_faces.ts";
export { ARCFACE, FACENET, SFACE } from "./extractors/onnx/onnx_entries.ts";
export {
  DEFAULT_PREPROCESSING,
  parsePreprocessing,
} from "./extractors/onnx/onnx_preprocessing.ts";
export type {
  Color,
  OnnxPreprocessing,
} from "./extractors/onnx/onnx_preprocessing.ts";
export type { Crop } from "./extractors/resample/resample.ts";
export { INPUT_FILTERS } from "./extractors/resample/taps.ts";
export type { InputFilter } from "./extractors/resample/taps.ts";
export {
  fileWeights,
  randomWeights,
} from "./extractors/frozen/weight_source.ts";
export type {
  KernelShape,
  WeightSource,
} from "./extractors/frozen/weight_source.ts";
