/**
 * Pictures in and out: PNG and JPEG files to RGB images and back, and what is
 * done to them in between.
 *
 * Nothing here loads TensorFlow.js or any other package but `@revisage/core`.
 *
 * @module
 */
export { decode } from "./codec/decode.ts";
export type { DecodeOptions, ImageWithAlpha } from "./codec/decode.ts";
export { DecodeError } from "./codec/decode_error.ts";
export { encodeJpeg } from "./codec/encode_jpeg.ts";
export type { EncodeJpegOptions } from "./codec/encode_jpeg.ts";
export { encodePng } from "./codec/encode_png.ts";
export type { Subsampling } from "./codec/jpeg/to_planes.ts";
export { jpegRoundTrip } from "./codec/jpeg_round_trip.ts";
export { listImages } from "./codec/list_images.ts";
export { readImages } from "./codec/read_images.ts";
export type { FolderImage, ReadImagesOptions } from "./codec/read_images.ts";
export type { ResizeFilter } from "./resample/filter.ts";
export { resize } from "./resample/resize.ts";
export type { ResizeOptions } from "./resample/resize.ts";
export { Resizer } from "./resample/resizer.ts";
export type { ResizerOptions } from "./resample/resizer.ts";
export type { Size } from "./resample/size.ts";
export { invertAffine } from "./compose/affine.ts";
export type { Affine } from "./compose/affine.ts";
export { affineWarp } from "./compose/affine_warp.ts";
export type { AffineWarpOptions } from "./compose/affine_warp.ts";
export type { Border } from "./compose/border.ts";
export type { Color } from "./compose/color.ts";
export { cropCenter } from "./compose/crop_center.ts";
export { pad } from "./compose/pad.ts";
export type { PadOptions } from "./compose/pad.ts";
export { montage } from "./compose/montage.ts";
export type { MontageOptions } from "./compose/montage.ts";
