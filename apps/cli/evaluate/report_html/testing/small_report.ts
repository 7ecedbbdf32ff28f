import type {
  MeasureKey,
  Report,
  ReportImage,
  ReportMeasure,
  ReportModel,
  ReportValue,
} from "../../report.ts";

const measure = (
  key: MeasureKey,
  title: string,
  unit: string,
  better: ReportMeasure["better"],
  digits: number,
  about: string,
): ReportMeasure => ({ key, title, unit, better, digits, about });

/** All measures, as a leaderboard has them. */
export const MEASURES: readonly ReportMeasure[] = [
  measure("psnr", "PSNR", "dB", "higher", 2, "How near the pixels are."),
  measure("ssim", "SSIM", "", "higher", 3, "How near small structures are."),
  measure(
    "edges",
    "Edges",
    "",
    "one",
    3,
    "Edge strength over the reference's.",
  ),
  measure(
    "lpips",
    "LPIPS",
    "",
    "lower",
    3,
    "How far a network sees them apart.",
  ),
  measure("identity", "Identity", "", "higher", 3, "Cosine of the features."),
  measure("angle", "Angle", "°", "lower", 1, "Angle between the features."),
  measure(
    "iPrecision",
    "iPrecision",
    "",
    "higher",
    3,
    "Restored faces that are that person.",
  ),
  measure(
    "iRecall",
    "iRecall",
    "",
    "higher",
    3,
    "References that are met again.",
  ),
  measure("fid", "FID", "", "lower", 2, "Distance of the two sets."),
  measure("kid", "KID", "", "lower", 4, "The same without a bias."),
  measure(
    "precision",
    "Precision",
    "",
    "higher",
    3,
    "Restored faces like real ones.",
  ),
  measure(
    "recall",
    "Recall",
    "",
    "higher",
    3,
    "Real faces like restored ones.",
  ),
  measure("density", "Density", "", "one", 3, "How densely they lie."),
  measure(
    "coverage",
    "Coverage",
    "",
    "higher",
    3,
    "References that have one near.",
  ),
];

/** Values of each image, by measure; a list for each model after the first. */
type Values = Readonly<Partial<Record<MeasureKey, readonly number[]>>>;

/** A report that holds these values of `ours`, and of others by their names. */
export function smallReport(
  ours: Values,
  others: Readonly<Record<string, Values>> = {},
): Report {
  const keys = Object.keys(ours);
  const models = Object.entries({ ours, ...others });
  return {
    format: 1,
    created: "2026-01-02T03:04:05.000Z",
    version: "0.1.0",
    protocol: {
      reference: "gt",
      extractor: { name: "sface", digest: "0123456789abcdef".repeat(4) },
      distribution: null,
      lpips: null,
      detector: null,
      identities: "each pair",
      k: 4,
      verify: null,
      neighbors: 3,
      pixels: { crop: 0, luma: false },
      bootstrap: { level: 0.95, draws: 2000 },
      kid: null,
      seed: 0,
    },
    counts: { pairs: 7, identities: 7, unpaired: [], broken: [] },
    measures: MEASURES.filter(({ key }) => keys.includes(key)),
    models: models.map(([name, values]) => model(name, values)),
    notes: [],
  };
}

function model(name: string, values: Values): ReportModel {
  const entries = Object.entries(values) as [MeasureKey, readonly number[]][];
  const count = Math.max(0, ...entries.map(([, list]) => list.length));
  return {
    name,
    folder: `out/${name}`,
    values: Object.fromEntries(
      entries.map(([key, list]) => [key, summary(list)]),
    ),
    images: Array.from({ length: count }, (_, i): ReportImage => ({
      stem: `f${i}`,
      person: `f${i}`,
      values: Object.fromEntries(entries.map(([key, list]) => [key, list[i]!])),
      verdict: null,
    })),
    sweep: null,
    comparison: null,
  };
}

function summary(list: readonly number[]): ReportValue {
  const value = list.reduce((sum, x) => sum + x, 0) / list.length;
  return {
    value,
    std: null,
    low: Math.min(...list),
    high: Math.max(...list),
    count: list.length,
  };
}
