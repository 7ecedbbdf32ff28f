import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { inFolder } from "../run/testing/in_folder.ts";
import { readMetrics } from "./metrics/read_metrics.ts";
import { readEvents } from "./tensorboard/testing/read_events.ts";

const RUN = fileURLToPath(import.meta.resolve("./testing/endless_run.ts"));

/** Lets a run write for a while, and kills it. */
async function runAndKill(folder: string, from: number, milliseconds: number) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-lock", RUN, folder, String(from)],
    stdout: "piped",
  }).spawn();
  const output = child.stdout.getReader();
  await output.read(); // It has started.
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill("SIGKILL");
  await child.status;
  await output.cancel();
}

/** The steps of the last event file, and where its session starts. */
function lastEvents(folder: string) {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
  const last = names.filter((name) => name.includes("tfevents")).sort().at(-1);
  const events = readEvents(Deno.readFileSync(`${folder}/${last}`));
  const [, session, ...points] = events.map(({ step }) => step);
  return { session, points };
}

Deno.test("a run that is killed again and again leaves each step once", () =>
  inFolder(async (folder) => {
    let from = 0;
    for (const milliseconds of [30, 5, 55]) {
      await runAndKill(folder, from, milliseconds);
      const metrics = await readMetrics(`${folder}/metrics.jsonl`);
      const steps = metrics.map(({ step }) => step);
      assertEquals(steps, steps.map((_, i) => i + 1));
      const { session, points } = lastEvents(folder);
      assertEquals(session, from === 0 ? 0 : from + 1);
      assertEquals(points, points.map((_, i) => from + i + 1));
      // An event is written before its line.
      const ahead = from + points.length - steps.length;
      assert(ahead === 0 || ahead === 1, `${ahead}`);
      assert(steps.length > from);
      from = Math.ceil((from + steps.length) / 2); // The last checkpoint.
    }
  }));
