import type {
  MeasureKey,
  Report,
  ReportImage,
  ReportMeasure,
  ReportModel,
} from "../report.ts";

/** The faces of a model that the page shows. */
export interface ChosenFaces {
  /** The model's name. */
  readonly model: string;
  /** Most like their references, the best first. */
  readonly best: readonly ReportImage[];
  /** Least like their references, the worst first. */
  readonly worst: readonly ReportImage[];
  /** Least like the person, the most changed first; empty without features. */
  readonly changed: readonly ReportImage[];
}

/** What tells good pictures from bad, the nearest to the eye first. */
const QUALITY: readonly MeasureKey[] = ["lpips", "ssim", "psnr", "edges"];
/** What tells people apart. */
const IDENTITY: readonly MeasureKey[] = ["angle", "identity"];

/** The measures that faces are chosen by; null where there is none. */
export function choosingMeasures(report: Report): {
  readonly quality: ReportMeasure | null;
  readonly identity: ReportMeasure | null;
} {
  const first = (keys: readonly MeasureKey[]) =>
    keys.map((key) => report.measures.find((measure) => measure.key === key))
      .find((measure) => measure !== undefined) ?? null;
  return { quality: first(QUALITY), identity: first(IDENTITY) };
}

/**
 * Chooses the best, the worst and the most changed faces of each model: those
 * whose pictures {@linkcode reportHtml} wants.
 *
 * Equal ones are taken in the order of their stems, so that the same report
 * shows the same faces. No face is both among the best and the worst.
 *
 * @param count Faces of each kind.
 */
export function chooseFaces(report: Report, count = 6): ChosenFaces[] {
  const { quality, identity } = choosingMeasures(report);
  return report.models.map((model) => {
    const good = quality === null ? [] : fromGoodToBad(model, quality);
    const alike = identity === null ? [] : fromGoodToBad(model, identity);
    const best = good.slice(0, Math.min(count, Math.ceil(good.length / 2)));
    return {
      model: model.name,
      best,
      worst: good.slice(best.length).slice(-count).reverse(),
      changed: alike.slice(-count).reverse(),
    };
  });
}

function fromGoodToBad(
  model: ReportModel,
  { key, better }: ReportMeasure,
): ReportImage[] {
  const badness = ({ values }: ReportImage) => {
    const value = values[key]!;
    if (better === "one") return Math.abs(value - 1);
    return better === "higher" ? -value : value;
  };
  return model.images
    .filter(({ values }) => values[key] !== undefined)
    .map((image) => ({ image, bad: badness(image) }))
    .sort((a, b) => a.bad === b.bad ? 0 : a.bad - b.bad)
    .map(({ image }) => image);
}
