import { allReduceCommands } from "../all_reduce_worker.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { torch } from "./commands.ts";

const ALL_REDUCE = "all-reduce";
const WORKERS = 2;
/** The gradients of 11 million variables. */
const MEGABYTES = 44;
/** gloo is given few large tensors, with which it is fastest. */
const GLOO_PIECES = [1, 8];

/** Two processes average 44 MB by loopback. */
export function allReduceRace({ threads, python }: Setting): Race {
  const common = { workers: WORKERS, megabytes: MEGABYTES, threads };
  const ours = (["float32", "bfloat16"] as const).map((wire): Contestant => ({
    name: wire,
    side: "ours",
    processes: allReduceCommands({ ...common, wire }),
  }));
  const theirs = python === undefined ? [] : GLOO_PIECES.map((pieces) => ({
    name: glooName(pieces),
    side: "theirs" as const,
    processes: gloo(python, { ...common, pieces }),
  }));
  return { name: ALL_REDUCE, contestants: [...ours, ...theirs] };
}

/** How ours compares. */
export const ALL_REDUCE_RATIO: Ratio = {
  name: "allReduceOverGloo",
  race: ALL_REDUCE,
  of: "time",
  ours: "float32",
  theirs: GLOO_PIECES.map(glooName),
};

function gloo(python: string, settings: object) {
  const address = `127.0.0.1:${freePort()}`;
  return Array.from({ length: WORKERS }, (_, index) => {
    const own = JSON.stringify({ ...settings, address, index });
    return torch(python, "engine.gloo_twin", own);
  });
}

function glooName(pieces: number): string {
  const tensors = pieces === 1 ? "one tensor" : `${pieces} tensors`;
  return `PyTorch gloo, ${tensors}`;
}

/** A port of this machine that nobody uses now. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
