/**
 * Takes steps of the recipe `faces-64` on drawn faces, alone or with others, as
 * its one argument says: `ScalingSettings` as JSON. Its figure is a step's mean
 * over as many as there are from one penalty R1 to the next. The codebooks are at
 * work from the first step. `LPIPS_SQUEEZE` names the perceptual term's weights, if
 * they are not in the cache.
 *
 * @module
 */
import { Cluster, loadTensorFlow } from "@revisage/tensorflow";
import {
  ALONE,
  clusterTeam,
  parseTrainConfig,
  type Team,
} from "@revisage/train";
import { readRecipe } from "../../apps/cli/train/recipe.ts";
import { FrozenNetworks } from "../../packages/train/trainer/frozen_networks.ts";
import { openRunFaces } from "../../packages/train/trainer/open_faces_of.ts";
import { Training } from "../../packages/train/trainer/training.ts";
import { serve, type Work } from "../harness/serve.ts";
import type { ScalingSettings } from "./settings.ts";

async function prepare(settings: ScalingSettings): Promise<Work> {
  const team = await join(settings);
  const config = parseTrainConfig(
    {
      batchSize: settings.batch,
      codebookStart: 0,
      perceptionStart: 0,
      weights: { lpips: Deno.env.get("LPIPS_SQUEEZE") ?? null },
    },
    parseTrainConfig(readRecipe("faces-64").config),
  );
  const faces = await openRunFaces(config);
  const frozen = await FrozenNetworks.load(config);
  const training = new Training({ config, faces, frozen, team });
  training.start();
  await training.step(); // With the penalty.
  await training.step(); // Without.
  return {
    versions: {},
    async run() {
      const steps = config.r1.interval;
      const start = performance.now();
      for (let i = 0; i < steps; i++) {
        await training.step();
        await new Promise((resolve) => setTimeout(resolve)); // As a run does.
      }
      return (performance.now() - start) / steps;
    },
  };
}

async function join(
  { addresses, index, threads }: ScalingSettings,
): Promise<Team> {
  if (addresses === null) {
    await loadTensorFlow({ threads });
    return ALONE;
  }
  const workers = [...addresses];
  // They wait for their turn in between.
  const patience = { timeoutSeconds: 600 };
  return clusterTeam(
    await Cluster.join({ workers, index, threads, ...patience }),
  );
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
