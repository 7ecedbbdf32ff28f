/** For tests: a series of two models, two seeds and one test, made up. */
import type { Report, ReportModel } from "../../evaluate/report.ts";
import { MEASURES } from "../../evaluate/measures.ts";
import { parseSeries } from "../parse_series.ts";
import type { SeriesInput } from "../make_series_report.ts";

/** Two models on one test. */
export const SMALL = parseSeries({
  note: ["Whether b is better than a."],
  seeds: [3, 5],
  models: [
    { name: "a", recipe: "quickstart" },
    { name: "b", recipe: "quickstart", set: { loss: { l1: 2 } } },
  ],
  tests: [{ name: "mild", preset: "sr8", size: 64 }],
  baselines: ["bicubic"],
  measures: ["psnr", "iPrecision", "iRecall", "fid"],
  sweep: true,
  claims: [
    {
      ...{ better: "b", than: "a", source: "the paper" },
      ...{ measures: ["psnr", "iPrecision"], on: ["mild"] },
    },
    {
      ...{ better: "bicubic", than: "b", source: "us" },
      ...{ measures: ["psnr"], on: ["mild"] },
    },
  ],
}, "small");

/** PSNR of three faces, and FID. */
const MODELS: readonly [string, readonly number[], number][] = [
  ["bicubic", [20, 21, 22], 50],
  ["a 3", [22, 23, 24], 30],
  ["b 3", [24, 25, 26], 20],
  ["a 5", [23, 24, 25], 34],
  ["b 5", [24, 25, 26], 22],
];

/** What `evaluate` found, and what else a table is made of. */
export const INPUT: SeriesInput = {
  reports: new Map([["mild", {
    counts: { pairs: 3, identities: 3, unpaired: [], broken: [] },
    measures: MEASURES.filter(({ key }) =>
      ["psnr", "iPrecision", "fid"].includes(key)
    ),
    models: MODELS.map(([name, psnr, fid]): ReportModel => ({
      name,
      folder: name,
      values: {
        fid: { value: fid, low: null, high: null, std: null, count: 3 },
      },
      images: psnr.map((value, i) => ({
        stem: `face-${i}`,
        person: `face-${i}`,
        values: { psnr: value, iPrecision: name.startsWith("b ") ? 1 : 0 },
        verdict: null,
      })),
      sweep: [
        { k: 1, iPrecision: fid / 100, iRecall: 0 },
        { k: 2, iPrecision: fid / 50, iRecall: 0.5 },
      ],
      comparison: null,
    })),
  } as unknown as Report]]),
  folder: "all/small",
  seeds: [3, 5],
  command: "deno task series small --validation faces --out all",
  surroundings: { commit: "abc", hardware: "2 × CPU, AVX2" },
  runs: [
    {
      ...{ model: "a", seed: 3, folder: "all/runs/a", steps: 500 },
      ...{ secondsPerStep: 0.25, hours: 0.5 },
      began: { commit: "abd", hardware: "2 × CPU, AVX2" },
    },
    {
      ...{ model: "b", seed: 3, folder: "all/runs/b", steps: 500 },
      ...{ secondsPerStep: null, hours: null, began: null },
    },
  ],
};
