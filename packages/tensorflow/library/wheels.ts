/** One shared library inside a wheel's `tensorflow/` folder. */
export interface WheelLibrary {
  /** File name, the one its siblings and the loader know it by. */
  readonly name: string;
  /** Size once unpacked. */
  readonly bytes: number;
  /** SHA-256 of the unpacked file, lower-case hex. */
  readonly sha256: string;
}

/** A published wheel that carries TensorFlow's C library. */
export interface Wheel {
  /** Operating system, as `Deno.build.os` spells it. */
  readonly os: string;
  /** Processor, as `Deno.build.arch` spells it. */
  readonly arch: string;
  /** Name of the Python package. */
  readonly package: string;
  /** Version of the Python package, and of TensorFlow. */
  readonly version: string;
  /** The wheel's platform tag, for `pip --platform`. */
  readonly platform: string;
  /** Size of the wheel. */
  readonly bytes: number;
  /** SHA-256 of the wheel, lower-case hex. */
  readonly sha256: string;
  /** What to keep of it. The first is the one to load; it needs the others. */
  readonly libraries: readonly [WheelLibrary, ...WheelLibrary[]];
}

/** The version of TensorFlow that this package is written for. */
export const TENSORFLOW_VERSION = "2.21.0";

/**
 * The wheels that are known, as the Python package index lists them.
 *
 * Only Linux x86-64 was run. Of the other two, the names, sizes and digests
 * were read from the published files, and nothing more.
 *
 * None of them has CUDA. `REVISAGE_LIBTENSORFLOW` is the way to a GPU: let it
 * name the library inside an installed `tensorflow[and-cuda]` for Linux x86-64.
 */
export const WHEELS: readonly Wheel[] = [
  {
    os: "linux",
    arch: "x86_64",
    package: "tensorflow-cpu",
    version: TENSORFLOW_VERSION,
    platform: "manylinux_2_27_x86_64",
    bytes: 273_829_956,
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    libraries: [
      {
        name: "libtensorflow_cc.so.2",
        bytes: 788_086_608,
        sha256:
          "6505a4b9657e62100c6bdacb683957a395cb047725042945aaa50e40a71e429e",
      },
      {
        name: "libtensorflow_framework.so.2",
        bytes: 65_222_328,
        sha256:
          "f060b323b26ef80add21b9df9428de3aeaf2843d772c5bb098745f7abff3709b",
      },
    ],
  },
  {
    os: "linux",
    arch: "aarch64",
    package: "tensorflow", // There is no tensorflow-cpu for this processor.
    version: TENSORFLOW_VERSION,
    platform: "manylinux_2_27_aarch64",
    bytes: 281_828_020,
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
    libraries: [
      {
        name: "libtensorflow_cc.so.2",
        bytes: 814_885_544,
        sha256:
          "5f7de6ba6478ed7b83767a6e661e3e6e6931b05c64db14ba98250e52316a007c",
      },
      {
        name: "libtensorflow_framework.so.2",
        bytes: 68_176_664,
        sha256:
          "deade33b9ab90ff468fd1d1f8f6079bec5a3a507cf2d13c3218aa8beec28aeb3",
      },
    ],
  },
  {
    os: "darwin",
    arch: "aarch64",
    package: "tensorflow", // There is no tensorflow-cpu for macOS.
    version: TENSORFLOW_VERSION,
    platform: "macosx_12_0_arm64",
    bytes: 223_405_849,
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
    libraries: [
      {
        name: "libtensorflow_cc.2.dylib",
        bytes: 691_352_648,
        sha256:
          "753272d059c7be51f64369aaa8e12ac514ce372e0c4ba66f3cc49ec3b1c33384",
      },
      {
        name: "libtensorflow_framework.2.dylib",
        bytes: 49_452_976,
        sha256:
          "e581d6db9e26f13e49327427e5d304cecbfe45d3467db7700e058857a4fd76bb",
      },
    ],
  },
];
