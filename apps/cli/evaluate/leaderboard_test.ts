import { assertEquals } from "@std/assert";
import { comparisons, leaderboard } from "./leaderboard.ts";
import { MEASURES } from "./measures.ts";
import { reportCsv, reportJson } from "./report_files.ts";
import type { Report, ReportValue } from "./report.ts";

function valueOf(value: number, rest: Partial<ReportValue> = {}): ReportValue {
  return { value, low: null, high: null, std: null, count: 2, ...rest };
}

const REPORT: Report = {
  format: 1,
  created: "2026-01-02T03:04:05.000Z",
  version: "0.1.0",
  protocol: {
    reference: "gt",
    extractor: null,
    distribution: null,
    lpips: null,
    detector: null,
    identities: "each pair",
    k: 4,
    verify: null,
    neighbors: 5,
    pixels: { crop: 0, luma: false },
    bootstrap: { level: 0.95, draws: 2000 },
    kid: null,
    seed: 0,
  },
  counts: { pairs: 2, identities: 2, unpaired: [], broken: [] },
  measures: MEASURES.filter(({ key }) =>
    ["psnr", "edges", "fid", "kid"].includes(key)
  ),
  models: [{
    name: "ours",
    folder: "a",
    values: {
      psnr: valueOf(30.126, { low: 29, high: 31.5 }),
      edges: valueOf(1.2),
      fid: valueOf(-1e-9),
      kid: valueOf(0.5, { std: 0.25 }),
    },
    images: [{
      stem: 'x,"1"',
      person: "x",
      values: { psnr: Infinity, edges: 1.2 },
      verdict: null,
    }],
    sweep: null,
    comparison: null,
  }, {
    name: "theirs",
    folder: "b",
    values: { psnr: valueOf(Infinity), edges: valueOf(0.9), fid: valueOf(3) },
    images: [],
    sweep: null,
    comparison: {
      edges: {
        difference: -0.1,
        low: -0.2,
        high: 0.05,
        signs: { wins: 1, losses: 0, ties: 1, p: 0.0000123 },
      },
      fid: { difference: 3, low: 2, high: 4, signs: null },
    },
  }],
  notes: [],
};

Deno.test("leaderboard() marks the best, whichever way that is", () => {
  assertEquals(leaderboard(REPORT), [
    "                               ours   theirs",
    "PSNR (dB) ↑  30.13 [29.00, 31.50]        ∞ *",
    "Edges → 1                   1.200    0.900 *",
    "FID ↓                        0.00 *   3.00",
    "KID ↓           0.50000 ± 0.25000 *        –",
  ]);
  assertEquals(leaderboard({ ...REPORT, measures: [] }), []);
});

Deno.test("comparisons() says how often a model beats the first, and how surely", () => {
  assertEquals(comparisons(REPORT), [
    "",
    "theirs against ours, pair by pair",
    "|Edges − 1|  -0.100 [-0.200, +0.050]  better in 1, worse in 0, equal in 1  p 1e-5",
    "FID             +3.00 [+2.00, +4.00]",
  ]);
});

Deno.test("reportJson() writes what is infinite as a text", () => {
  const read = JSON.parse(reportJson(REPORT));
  assertEquals(read.models[1].values.psnr.value, "Infinity");
  assertEquals(read.models[0].images[0].values.psnr, "Infinity");
  assertEquals(read.models[0].values.fid.value, -1e-9);
  const { models: _, ...rest } = read, { models: __, ...own } = REPORT;
  assertEquals(rest, own);
});

Deno.test("reportCsv() has a number a line, of models first", () => {
  assertEquals(reportCsv(REPORT).split("\n"), [
    "model,stem,measure,value,low,high,count",
    "ours,,psnr,30.126,29,31.5,2",
    "ours,,edges,1.2,,,2",
    "ours,,fid,-1e-9,,,2",
    "ours,,kid,0.5,,,2",
    "theirs,,psnr,Infinity,,,2",
    "theirs,,edges,0.9,,,2",
    "theirs,,fid,3,,,2",
    'ours,"x,""1""",psnr,Infinity,,,1',
    'ours,"x,""1""",edges,1.2,,,1',
    "",
  ]);
});
