import {
  type FindLibraryOptions,
  LibraryError,
  systemName,
  type TensorFlowLibrary,
} from "../library/mod.ts";
import { advise } from "./advise.ts";
import type {
  Diagnosis,
  Findings,
  Problem,
  RunningEngine,
} from "./diagnosis.ts";
import { type Probes, THIS_COMPUTER } from "./probes.ts";
import { watchSettings } from "./settings.ts";

/**
 * Finds out which TensorFlow is used here, and how well it can run.
 *
 * Starts the engine as `loadTensorFlow()` does, and fetches the library the
 * first time. What goes wrong is part of the diagnosis, not thrown.
 *
 * @param probes How to look at the computer; another one in tests.
 */
export async function diagnose(
  options: FindLibraryOptions = {},
  probes: Probes = THIS_COMPUTER,
): Promise<Diagnosis> {
  const settings = watchSettings(probes.env);
  const outcome = await startEngine(options, probes);
  const findings: Findings = {
    system: systemName(probes.build),
    deno: Deno.version.deno,
    ...outcome,
    cpu: await probes.cpu(),
    memory: probes.memory(),
    gpus: await probes.gpus(),
    settings: settings(),
  };
  return { ...findings, advice: advise(findings) };
}

interface Outcome {
  readonly library: TensorFlowLibrary | null;
  readonly engine: RunningEngine | null;
  readonly problem: Problem | null;
}

async function startEngine(
  options: FindLibraryOptions,
  probes: Probes,
): Promise<Outcome> {
  let library: TensorFlowLibrary | null = null;
  try {
    library = await probes.findLibrary(options);
    const engine = await probes.start(options);
    return { library, engine, problem: null };
  } catch (error) {
    return { library, engine: null, problem: explain(error, library) };
  }
}

function explain(error: unknown, library: TensorFlowLibrary | null): Problem {
  if (error instanceof LibraryError) {
    return { what: error.what, remedy: error.remedy };
  }
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof Deno.errors.NotCapable) {
    const flag = /--allow-\w+/.exec(what)?.[0] ?? "--allow-all";
    return { what, remedy: `run with ${flag}` };
  }
  return { what, remedy: replace(library) };
}

/** How to get another library than the one that does not start. */
function replace(library: TensorFlowLibrary | null): string {
  switch (library?.source) {
    case "environment":
      return "unset REVISAGE_LIBTENSORFLOW to let TensorFlow be fetched";
    case "option":
      return "leave out the path to let TensorFlow be fetched";
    case "cache":
    case "download": {
      const folder = library.path.slice(0, library.path.lastIndexOf("/"));
      return `delete ${folder} to let TensorFlow be fetched again`;
    }
    default:
      return "set REVISAGE_LIBTENSORFLOW to a libtensorflow_cc that you have";
  }
}
