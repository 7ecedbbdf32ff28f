/** A recipe that is done in seconds. */
const RECIPE = {
  note: ["The least there is."],
  config: {
    steps: 4,
    every: 2,
    log: 1,
    batchSize: 2,
    codebookStart: 1,
    data: { people: 8, views: 1, prefetch: 1 },
    validation: { fraction: 0.3, faces: 2, shown: 1 },
    restorer: {
      preset: "tiny",
      skips: 1,
      channels: { base: 64, max: 4 },
      latent: 4,
      codes: 8,
    },
    discriminator: { channels: { base: 64, max: 4 } },
  },
};

/** Writes it into a folder. */
export function leastRecipe(folder: string): string {
  const path = `${folder}/least.json`;
  Deno.writeTextFileSync(path, JSON.stringify(RECIPE));
  return path;
}
