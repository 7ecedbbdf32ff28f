/**
 * What the other packages stand on: random numbers, shapes, images, features.
 *
 * Nothing here loads TensorFlow.js; `Module` does, and is imported from
 * `@revisage/core/module`.
 *
 * @module
 */
export { Rng } from "./rng/rng.ts";
export type { RngState } from "./rng/rng_state.ts";
export { checkShapes } from "./shapes.ts";
export type { AxisLetters, AxisSizes, ShapeCheck, Shaped } from "./shapes.ts";
export { checkImage, createImage } from "./image.ts";
export type { Image } from "./image.ts";
export { checkFeatures } from "./features.ts";
export type { Features } from "./features.ts";
export type { FeatureExtractor } from "./feature_extractor.ts";
export { didYouMean, editDistance } from "./config/did_you_mean.ts";
export { cacheFolder } from "./cache_folder.ts";
export { emptiedLoaderVariables } from "./loader_variables.ts";
export { replaceFile } from "./replace_file.ts";
export type { Append } from "./replace_file.ts";
export { withLock } from "./with_lock.ts";
export { DTYPES } from "./safetensors/dtype.ts";
export type { Dtype, StoredTensor, TensorArrays } from "./safetensors/dtype.ts";
export type { ByteSource } from "./safetensors/byte_source.ts";
export { fromFloat32, toFloat32 } from "./safetensors/float32.ts";
export type { Float32Dtype } from "./safetensors/float32.ts";
export type { SafetensorsOptions } from "./safetensors/layout.ts";
export { SafetensorsError } from "./safetensors/safetensors_error.ts";
export {
  openSafetensors,
  parseSafetensors,
  SafetensorsFile,
} from "./safetensors/safetensors_file.ts";
export type { TensorEntry } from "./safetensors/tensor_entry.ts";
export {
  encodeSafetensors,
  streamSafetensors,
  writeSafetensors,
} from "./safetensors/write_safetensors.ts";
export type { TensorSource } from "./safetensors/write_safetensors.ts";
export type { Schema } from "./config/compound_fields.ts";
export { ConfigError } from "./config/config_error.ts";
export * as field from "./config/field.ts";
export { type Field, Problems } from "./config/field_type.ts";
export { type ConfigOf, parseConfig } from "./config/parse_config.ts";
export type {
  LinearAlgebra,
  ProductOptions,
  SymmetricEigen,
} from "./linear_algebra/linear_algebra.ts";
export { checkMatrix } from "./linear_algebra/matrix.ts";
export type { Matrix } from "./linear_algebra/matrix.ts";
export { gram, product } from "./linear_algebra/product.ts";
export { pureLinearAlgebra } from "./linear_algebra/pure_linear_algebra.ts";
export {
  symmetricEigen,
  symmetricEigenvalues,
} from "./linear_algebra/symmetric_eigen.ts";
export { readZip } from "./zip/read_zip.ts";
export type { ZipArchive } from "./zip/read_zip.ts";
export { ZipError } from "./zip/zip_error.ts";
export type { ZipMember, ZipSource } from "./zip/zip_member.ts";
