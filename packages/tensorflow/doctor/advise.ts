import { TENSORFLOW_VERSION } from "../library/mod.ts";
import type { Findings } from "./diagnosis.ts";

/** The advice of a rule, or null where it does not apply. */
type Rule = (findings: Findings) => string | null;

/** What is said first matters most: the first rule that applies speaks. */
const RULES: readonly Rule[] = [
  adviseOnProblem,
  adviseOnVersion,
  adviseOnGpu,
  adviseOnSettings,
  adviseOnSystem,
  adviseOnPrecision,
];

/** The one thing about these findings that is most worth knowing. */
export function advise(findings: Findings): string {
  for (const rule of RULES) {
    const advice = rule(findings);
    if (advice !== null) return advice;
  }
  return "All is well.";
}

function adviseOnProblem({ problem }: Findings): string | null {
  return problem === null ? null : sentence(problem.remedy);
}

function adviseOnVersion({ engine }: Findings): string | null {
  if (engine === null || engine.version === TENSORFLOW_VERSION) return null;
  return `This package is tested with TensorFlow ${TENSORFLOW_VERSION} only: ` +
    `run its tests before you trust ${engine.version}.`;
}

function adviseOnGpu({ engine, gpus }: Findings): string | null {
  if (engine?.devices.some(({ type }) => type === "GPU")) {
    return "TensorFlow computes on the GPU: nothing is left to do.";
  }
  if (gpus.length === 0) return null;
  return `TensorFlow does not use the GPU: pip install ` +
    `"tensorflow[and-cuda]==${TENSORFLOW_VERSION}", and set ` +
    "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc.so.2 in its folder.";
}

function adviseOnSettings({ settings }: Findings): string | null {
  const off = settings.some(({ name, value }) =>
    name === "TF_ENABLE_ONEDNN_OPTS" && /^(0|false)$/i.test(value)
  );
  return off
    ? "Unset TF_ENABLE_ONEDNN_OPTS: without oneDNN, convolutions are slower."
    : null;
}

function adviseOnSystem({ system }: Findings): string | null {
  if (system === "Linux x86-64") return null;
  return `Nobody has tested ${system} yet: run this package's tests before ` +
    "you trust it.";
}

function adviseOnPrecision({ cpu: { features } }: Findings): string | null {
  if (features === null) {
    return "Compute in float32: whether this processor has bfloat16 could " +
      "not be read (--allow-run=cat,sysctl).";
  }
  if (features.AVX512_BF16 || features.AMX_BF16) {
    return 'Try compile\'s precision "bfloat16": this processor computes in ' +
      "it directly.";
  }
  return features.AVX512F
    ? "Compute in float32: this processor has no instructions for bfloat16."
    : "Compute in float32: without AVX-512, bfloat16 is emulated, and takes " +
      "many times as long.";
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
