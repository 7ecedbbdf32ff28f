import type { Stage, Verdict } from "./stage.ts";

/** How many stages passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs stages one after another, to the end even if one fails.
 *
 * Each prints one line with its time; one that fails prints all it has to say.
 *
 * @param print Takes text as it comes, lines and parts of lines.
 */
export async function runStages(
  root: string,
  stages: readonly Stage[],
  print: (text: string) => void,
): Promise<Tally> {
  const width = Math.max(...stages.map(({ name }) => name.length));
  let failed = 0;
  for (const stage of stages) {
    print(`${stage.name.padEnd(width)} ... `);
    const start = performance.now();
    const { passed, output, note } = await verdict(stage, root);
    const seconds = (performance.now() - start) / 1000;
    const details = [`${seconds.toFixed(1)} s`, ...(note ? [note] : [])];
    print(`${passed ? "ok" : "FAILED"} (${details.join(", ")})\n`);
    if (passed) continue;
    failed++;
    print(`\n${output.trimEnd()}\n\n`);
  }
  return { passed: stages.length - failed, failed };
}

async function verdict(stage: Stage, root: string): Promise<Verdict> {
  try {
    return await stage.run(root);
  } catch (error) {
    return { passed: false, output: String(error) };
  }
}
