import { assertEquals } from "@std/assert";
import { advise } from "./advise.ts";
import type { CpuFeature } from "./cpu.ts";
import type { Findings } from "./diagnosis.ts";
import { CPU, FINDINGS } from "./testing/findings.ts";

function lacking(...names: CpuFeature[]): Partial<Findings> {
  const missing = Object.fromEntries(names.map((name) => [name, false]));
  return { cpu: { ...CPU, features: { ...CPU.features!, ...missing } } };
}

const gpu = { name: "…/device:GPU:0", type: "GPU" };
const oneDnnOff: Partial<Findings> = {
  settings: [{ name: "TF_ENABLE_ONEDNN_OPTS", value: "0", setBy: "user" }],
};

/** What is unlike a healthy computer, and the advice. */
const CASES: readonly (readonly [string, Partial<Findings>, string])[] = [
  [
    "bfloat16 instructions",
    {},
    'Try compile\'s precision "bfloat16": this processor computes in it directly.',
  ],
  [
    "no bfloat16 instructions",
    lacking("AVX512_BF16"),
    "Compute in float32: this processor has no instructions for bfloat16.",
  ],
  [
    "no AVX-512",
    lacking("AVX512F", "AVX512_VNNI", "AVX512_BF16"),
    "Compute in float32: without AVX-512, bfloat16 is emulated, and takes " +
    "many times as long.",
  ],
  [
    "a processor that tells nothing",
    { cpu: { ...CPU, features: null } },
    "Compute in float32: whether this processor has bfloat16 could not be " +
    "read (--allow-run=cat,sysctl).",
  ],
  [
    "a system that was never tested",
    { system: "macOS arm64" },
    "Nobody has tested macOS arm64 yet: run this package's tests before you " +
    "trust it.",
  ],
  [
    "oneDNN turned off",
    oneDnnOff,
    "Unset TF_ENABLE_ONEDNN_OPTS: without oneDNN, convolutions are slower.",
  ],
  [
    "a GPU that is not used, before smaller matters",
    { gpus: ["NVIDIA H100"], ...oneDnnOff },
    'TensorFlow does not use the GPU: pip install "tensorflow[and-cuda]==' +
    '2.21.0", and set REVISAGE_LIBTENSORFLOW to the libtensorflow_cc.so.2 in ' +
    "its folder.",
  ],
  [
    "a GPU in use",
    {
      gpus: ["NVIDIA H100"],
      engine: { ...FINDINGS.engine!, devices: [gpu] },
    },
    "TensorFlow computes on the GPU: nothing is left to do.",
  ],
  [
    "another version, before smaller matters",
    {
      gpus: ["NVIDIA H100"],
      engine: { ...FINDINGS.engine!, version: "2.18.1" },
    },
    "This package is tested with TensorFlow 2.21.0 only: run its tests " +
    "before you trust 2.18.1.",
  ],
  [
    "a problem, before all else",
    {
      gpus: ["NVIDIA H100"],
      engine: null,
      library: null,
      problem: { what: "Cannot find it", remedy: "install it, or do without" },
    },
    "Install it, or do without.",
  ],
];

for (const [name, findings, advice] of CASES) {
  Deno.test(`advise() speaks of ${name}`, () => {
    assertEquals(advise({ ...FINDINGS, ...findings }), advice);
  });
}
