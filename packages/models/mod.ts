/**
 * Networks in TensorFlow.js, ready to use: those that losses and metrics look
 * through.
 *
 * ONNX Runtime is loaded by the first {@linkcode OnnxExtractor} alone. Published
 * weights come from `@revisage/models/weights`, which loads neither it nor
 * TensorFlow.js.
 *
 * @module
 */
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
