import type { Crop } from "../resample/resample.ts";
import type { OnnxExtractorConfig } from "./onnx_extractor.ts";

/**
 * From a face aligned as FFHQ's are to one aligned as ArcFace's: the square
 * whose five points come closest to ArcFace's, without turning. They stay
 * within 2.2 of its 112 pixels.
 */
const FFHQ_TO_ARCFACE: Crop = { x: [0.1265, 0.8754], y: [0.1195, 0.8684] };

/**
 * SFace, 128 numbers of length 1: `face_recognition_sface_2021dec.onnx` of OpenCV's zoo.
 *
 * For faces aligned as FFHQ's, of any size. For faces that lie on ArcFace's
 * five points already, add `crop: { x: [0, 1], y: [0, 1] }` to its
 * preprocessing.
 */
export const SFACE: OnnxExtractorConfig = {
  name: "sface",
  preprocessing: { size: 112, crop: FFHQ_TO_ARCFACE },
  normalize: true,
};

/**
 * ArcFace, 512 numbers of length 1: the `w600k_….onnx` files of InsightFace.
 *
 * For faces aligned as FFHQ's, as {@linkcode SFACE}.
 */
export const ARCFACE: OnnxExtractorConfig = {
  name: "arcface",
  preprocessing: {
    size: 112,
    crop: FFHQ_TO_ARCFACE,
    mean: [127.5, 127.5, 127.5],
    std: [127.5, 127.5, 127.5],
  },
  normalize: true,
};

/**
 * FaceNet, 512 numbers of length 1: `facenet-pytorch`'s InceptionResnetV1, as ONNX.
 *
 * For faces aligned as FFHQ's. FaceNet was trained on the boxes of a face
 * detector; the square in the middle that comes near such a box is our choice.
 */
export const FACENET: OnnxExtractorConfig = {
  name: "facenet",
  preprocessing: {
    size: 160,
    crop: { x: [0.16, 0.84], y: [0.2, 0.88] },
    mean: [127.5, 127.5, 127.5],
    std: [128, 128, 128],
  },
  normalize: true,
};
