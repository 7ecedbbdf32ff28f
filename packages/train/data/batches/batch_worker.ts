/** Makes batches; see {@linkcode WorkerLane}. */
import { serve } from "@revisage/core/workers";
import { type BatchJob, BatchMaker, type MakerSetup } from "./batch_maker.ts";

serve((setup: MakerSetup) => {
  const maker = new BatchMaker(setup);
  return async (job: BatchJob) => {
    const outcome = await maker.run(job);
    return { outcome, transfer: [outcome] };
  };
});
