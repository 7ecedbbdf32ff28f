import { assertEquals } from "@std/assert";
import { formatReport } from "./report.ts";
import { CPU, FINDINGS } from "./testing/findings.ts";

Deno.test("formatReport() aligns what was found and ends with the advice", () => {
  const report = formatReport({ ...FINDINGS, advice: "All is well." });
  assertEquals(
    report,
    `library     /cache/libtensorflow_cc.so.2
from        the cache folder
version     2.21.0
backend     tensorflow
devices     CPU:0
threads     2 within an operation
processor   Test 9000, 2 cores
features    AVX2, AVX512F, AVX512_VNNI, AVX512_BF16; not AMX_BF16
memory      23.9 GB free of 25.3 GB
NVIDIA GPU  none
system      Linux x86-64, Deno 2.9.6
settings    TF_ENABLE_ONEDNN_OPTS=1 (by default)
            TF_CPP_MIN_LOG_LEVEL=0

All is well.
`,
  );
});

Deno.test("formatReport() says what it could not find out", () => {
  const report = formatReport({
    ...FINDINGS,
    library: null,
    engine: null,
    problem: { what: "Cannot find it", remedy: "look" },
    cpu: { ...CPU, model: null, features: null },
    memory: null,
    settings: [],
    advice: "Look.",
  });
  assertEquals(
    report,
    `problem     Cannot find it
library     none
backend     none
processor   unknown, 2 cores
features    unknown
memory      unknown
NVIDIA GPU  none
system      Linux x86-64, Deno 2.9.6

Look.
`,
  );
});

Deno.test("formatReport() names a processor without any of the features", () => {
  const features = { ...CPU.features! };
  for (const name of Object.keys(features) as (keyof typeof features)[]) {
    features[name] = false;
  }
  const cpu = { ...CPU, features };
  const report = formatReport({ ...FINDINGS, cpu, advice: "" });
  assertEquals(
    /^features {4}(.*)$/m.exec(report)?.[1],
    "none of AVX2, AVX512F, AVX512_VNNI, AVX512_BF16, AMX_BF16",
  );
});
