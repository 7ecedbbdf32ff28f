import type { Cpu } from "../cpu.ts";
import type { Findings } from "../diagnosis.ts";

/** A processor that has everything but AMX. */
export const CPU: Cpu = {
  model: "Test 9000",
  cores: 2,
  features: {
    AVX2: true,
    AVX512F: true,
    AVX512_VNNI: true,
    AVX512_BF16: true,
    AMX_BF16: false,
  },
};

/** A healthy computer. */
export const FINDINGS: Findings = {
  system: "Linux x86-64",
  deno: "2.9.6",
  library: {
    path: "/cache/libtensorflow_cc.so.2",
    source: "cache",
    version: "2.21.0",
    digest: "6505",
  },
  engine: {
    version: "2.21.0",
    backend: "tensorflow",
    devices: [
      { name: "/job:localhost/replica:0/task:0/device:CPU:0", type: "CPU" },
    ],
    threads: 2,
  },
  problem: null,
  cpu: CPU,
  memory: { total: 25_276_502_016, available: 23_860_334_592 },
  gpus: [],
  settings: [
    { name: "TF_ENABLE_ONEDNN_OPTS", value: "1", setBy: "engine" },
    { name: "TF_CPP_MIN_LOG_LEVEL", value: "0", setBy: "user" },
  ],
};
