import { fileURLToPath } from "node:url";
import type { Command } from "../harness/child.ts";
import { freeAddresses } from "../harness/free_addresses.ts";
import type { Contestant, Ratio, Suite } from "../harness/suite.ts";
import type { ScalingSettings } from "./settings.ts";

const RACE = "faces-64";
const BATCH = 8;
const ALONE = `one worker, one core, ${BATCH} faces`;
const HALVES = `two workers, a core and ${BATCH / 2} faces each`;
const WHOLES = `two workers, a core and ${BATCH} faces each`;
/** What two cores can do at the same time, if nobody waits for anybody. */
const BESIDE = `two strangers, a core and ${BATCH} faces each`;

const ONE: ScalingSettings = {
  addresses: null,
  index: 0,
  batch: BATCH,
  threads: 1,
};

/** Two workers on one machine, beside their halves of it. Linux: `taskset`. */
export const scaling: Suite = {
  name: "scaling",
  races: () => [{
    name: RACE,
    contestants: [
      contestant(`one worker, two cores, ${BATCH} faces`, [
        worker("0,1", { ...ONE, threads: 2 }),
      ]),
      contestant(ALONE, [
        worker("0", ONE),
      ]),
      contestant(
        BESIDE,
        [0, 1].map((core) => worker(String(core), ONE)),
      ),
      contestant(HALVES, pair(BATCH / 2)),
      contestant(WHOLES, pair(BATCH)),
    ],
  }],
  ratios: [
    ratio("halvesOverOneCore", HALVES, ALONE),
    ratio("wholesOverOneCore", WHOLES, ALONE),
    ratio("workersOverStrangers", WHOLES, BESIDE),
  ],
};

function ratio(name: string, ours: string, theirs: string): Ratio {
  return { name, race: RACE, of: "time", ours, theirs: [theirs] };
}

function contestant(name: string, processes: readonly Command[]): Contestant {
  const isTheirs = name === ALONE || name === BESIDE;
  return { name, side: isTheirs ? "theirs" : "ours", processes };
}

function pair(batch: number): Command[] {
  const addresses = freeAddresses(2);
  return addresses.map((_, index) =>
    worker(String(index), { addresses, index, batch, threads: 1 })
  );
}

/** A process that stays on some cores. */
function worker(cores: string, settings: ScalingSettings): Command {
  const script = fileURLToPath(new URL("./worker.ts", import.meta.url));
  const run = [Deno.execPath(), "run", "-A", script, JSON.stringify(settings)];
  return { program: "taskset", args: ["--cpu-list", cores, ...run] };
}
