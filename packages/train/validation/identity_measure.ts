import type { FeatureExtractor } from "@revisage/core";
import { cosineSimilarity } from "@revisage/metrics";
import type { Measure } from "./measure.ts";

/** Cosine of the angle between identities: 1 is certainly the same person. */
export function identityMeasure(extractor: FeatureExtractor): Measure {
  return {
    name: "identity",
    better: "higher",
    measure: async (pairs) => {
      const restored = await extractor.extract(pairs.restored);
      const reference = await extractor.extract(pairs.reference);
      return [...cosineSimilarity({ restored, reference })];
    },
  };
}
