import { assertEquals } from "@std/assert";
import type { Report, Row } from "./report.ts";
import { formatReport } from "./table.ts";

const row: Row = {
  race: "step",
  name: "compiled",
  side: "ours",
  unit: "ms",
  median: 310.4,
  min: 299.6,
  max: 350,
  rounds: 3,
  first: 1300,
  memory: 1.2e9,
};

const report: Report = {
  hardware: {
    cpu: "A CPU",
    cores: 2,
    features: ["AVX2", "AVX512_BF16"],
    memory: 8 * 2 ** 30,
    os: "Linux 6.1 x86_64",
    versions: { deno: "2.9.6", tensorflow: "2.21.0" },
  },
  commit: "0123456789ab+",
  rows: [
    row,
    { ...row, name: "PyTorch", side: "theirs", error: "no a|b\nat line 1" },
    {
      ...row,
      race: "calls",
      name: "call",
      median: 3.456,
      memory: null,
      target: 3,
    },
  ],
  ratios: { oursOverTheirs: 0.912, unbounded: 1.5 },
};

const ratio = {
  race: "step",
  of: "time",
  ours: "compiled",
  theirs: ["PyTorch"],
} as const;

Deno.test("formatReport() writes tables for people", () => {
  const text = formatReport(report, [
    { ...ratio, name: "oursOverTheirs", target: 1 },
    { ...ratio, name: "unbounded" },
    { ...ratio, name: "not measured" },
  ]);
  assertEquals(
    text,
    `A CPU, 2 cores, AVX2, AVX512_BF16, 8 GiB, Linux 6.1 x86_64, deno 2.9.6, tensorflow 2.21.0, commit 0123456789ab+

| step         | median  | min    | max    | first run | peak memory |
| ------------ | ------- | ------ | ------ | --------- | ----------- |
| **compiled** | 310 ms  | 300 ms | 350 ms | 1300 ms   | 1200 MB     |
| PyTorch      | no a\\|b |        |        |           |             |

| calls    | median  | min    | max    | first run | peak memory |
| -------- | ------- | ------ | ------ | --------- | ----------- |
| **call** | 3.46 ms | 300 ms | 350 ms | 1300 ms   | –           |

| figure           | measured | target    |                 |
| ---------------- | -------- | --------- | --------------- |
| \`oursOverTheirs\` | 0.91     | ≤ 1.00    | reached         |
| \`unbounded\`      | 1.50     | –         |                 |
| calls: call      | 3.46 ms  | ≤ 3.00 ms | **not reached** |
`,
  );
});
