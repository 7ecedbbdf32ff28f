import type { FeatureExtractor } from "@revisage/core";
import { cosineSimilarity } from "@revisage/metrics";
import type { Measure } from "./measure.ts";

/** Cosine of the angle between identities: 1 is certainly the same person. */
export function identityMeasure(extractor: FeatureExtractor): Measure {
  return {
    name: "identity",
    better: "higher",
    measure: async ({ restored, reference }) => {
      const a = await extractor.extract(restored);
      const b = await extractor.extract(reference);
      const row = ({ data, dimensions }: typeof a, i: number) =>
        data.subarray(i * dimensions, (i + 1) * dimensions);
      return restored.map((_, i) => cosineSimilarity(row(a, i), row(b, i)));
    },
  };
}
