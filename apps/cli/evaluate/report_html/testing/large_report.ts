import { Rng } from "@revisage/core";
import { bootstrapMean, compareModels } from "@revisage/metrics";
import type {
  MeasureKey,
  Report,
  ReportComparison,
  ReportImage,
  ReportModel,
  ReportValue,
} from "../../report.ts";
import { MEASURES, smallReport } from "./small_report.ts";

/** Mean and spread of each measure of an image, for a middling model. */
const IMAGES: Readonly<Partial<Record<MeasureKey, readonly [number, number]>>> =
  {
    psnr: [25, 2],
    ssim: [0.74, 0.05],
    edges: [0.9, 0.1],
    lpips: [0.33, 0.05],
    identity: [0.68, 0.1],
    angle: [38, 8],
  };

/** The same of measures of a whole model, without a spread. */
const SETS: Readonly<Partial<Record<MeasureKey, number>>> = {
  iPrecision: 0.6,
  iRecall: 0.55,
  fid: 48,
  kid: 0.021,
  precision: 0.7,
  recall: 0.45,
  density: 0.8,
  coverage: 0.75,
};

const OPTIONS = { resamples: 200 };

/** A report of drawn numbers, as large as one is; the same each time. */
export function largeReport(names: readonly string[], pairs: number): Report {
  const models = names.map((name, index) => model(name, index, pairs));
  const base = smallReport({});
  return {
    ...base,
    measures: MEASURES,
    counts: { ...base.counts, pairs, identities: pairs },
    models: models.map((model, i) => ({
      ...model,
      comparison: i === 0 ? null : compare(model, models[0]!),
    })),
  };
}

function model(name: string, index: number, pairs: number): ReportModel {
  const rng = new Rng(index);
  const entries = Object.entries(IMAGES) as [MeasureKey, [number, number]][];
  const images = Array.from({ length: pairs }, (_, i): ReportImage => {
    const stem = `face-${String(i).padStart(5, "0")}`;
    const values = Object.fromEntries(entries.map(([key, [mean, std]]) => {
      const better = index * std *
        (key === "lpips" || key === "angle" ? -1 : 1);
      return [key, rng.normal(mean + 0.4 * better, std)];
    }));
    const kind = (["same", "other", "none"] as const)[rng.integer(0, 3)]!;
    const neighbor = `face-${String((7 * i) % pairs).padStart(5, "0")}`;
    const verdict = { kind, neighbor, distance: 0.4, radius: 0.5 };
    return { stem, person: stem, values, verdict };
  });
  return {
    name,
    folder: `out/${name}`,
    images,
    values: { ...means(images), ...sets(index, pairs) },
    sweep: Array.from({ length: 10 }, (_, i) => ({
      k: i + 1,
      iPrecision: 1 - (0.7 - 0.15 * index) * 0.85 ** i,
      iRecall: 1 - (0.75 - 0.17 * index) * 0.87 ** i,
    })),
    comparison: null,
  };
}

function means(images: readonly ReportImage[]) {
  return Object.fromEntries(
    (Object.keys(IMAGES) as MeasureKey[]).map((key) => {
      const list = images.map(({ values }) => values[key]!);
      const { mean, low, high } = bootstrapMean(list, OPTIONS);
      return [key, { value: mean, low, high, std: null, count: list.length }];
    }),
  );
}

function sets(index: number, count: number) {
  return Object.fromEntries(
    Object.entries(SETS).map(([key, middling]): [string, ReportValue] => {
      const isShare = key === "iPrecision" || key === "iRecall";
      const down = key === "fid" || key === "kid" ? -1 : 1;
      const value = middling * (1 + 0.12 * index * down);
      return [key, {
        value,
        low: isShare ? value - 0.03 : null,
        high: isShare ? value + 0.03 : null,
        std: key === "kid" ? 0.002 : null,
        count,
      }];
    }),
  );
}

function compare(model: ReportModel, first: ReportModel) {
  return Object.fromEntries(
    (Object.keys(IMAGES) as MeasureKey[]).map(
      (key): [string, ReportComparison] => {
        const valuesOf = ({ images }: ReportModel) =>
          images.map(({ values }) =>
            key === "edges" ? Math.abs(values[key]! - 1) : values[key]!
          );
        const { difference, signs } = compareModels({
          model: valuesOf(model),
          baseline: valuesOf(first),
        }, OPTIONS);
        const { mean, low, high } = difference;
        const isUp = !["lpips", "angle", "edges"].includes(key);
        return [key, {
          difference: mean,
          low,
          high,
          signs: {
            wins: isUp ? signs.above : signs.below,
            losses: isUp ? signs.below : signs.above,
            ties: signs.ties,
            p: signs.pValue,
          },
        }];
      },
    ),
  );
}
