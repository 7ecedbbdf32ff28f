import { join } from "node:path";
import { tensorflowPackage } from "../arrows/tensorflow_package.ts";
import { packagesOf } from "../workspace/packages.ts";
import { runDeno } from "../workspace/run_deno.ts";

/** What `deno doc --lint` finds in the public API of all packages. */
export interface DocFindings {
  /** What must be mended, as Deno prints it. */
  readonly bad: readonly string[];
  /** How often the API names a type of TensorFlow.js, which is as it should be. */
  readonly tfjsTypes: number;
}

/**
 * Checks that every public symbol of every package is documented.
 *
 * All packages are checked together, so a type that one of them exports counts
 * as public in the others. Deno has no such way for npm packages and calls
 * every type of TensorFlow.js private: those findings are counted, not shown.
 *
 * @param root The folder of the root `deno.json`.
 * @throws {Error} If Deno cannot read a package; with what it says.
 */
export async function docFindings(root: string): Promise<DocFindings> {
  const packages = await packagesOf(root);
  const entries = packages.flatMap(({ folder, exports }) =>
    [...exports.values()].map((file) => join(folder, file))
  );
  if (entries.length === 0) return { bad: [], tfjsTypes: 0 };
  const lint = await runDeno(root, ["doc", "--lint", ...entries]);
  if (lint.success) return { bad: [], tfjsTypes: 0 };
  const findings = lint.stderr.split(/^(?=error)/m).filter((text) =>
    text.startsWith("error[")
  );
  if (findings.length === 0) {
    throw new Error(`Cannot check the docs: ${lint.stderr}`);
  }
  const names = await tfjsTypeNames(root, entries);
  const bad = findings.filter((text) => !names.has(privateType(text) ?? ""));
  return { bad, tfjsTypes: findings.length - bad.length };
}

function privateType(finding: string): string | undefined {
  return /^error\[private-type-ref\].* references private type '(.+)'$/m
    .exec(finding)?.[1];
}

/** The types in the API that come from TensorFlow.js and nowhere else. */
async function tfjsTypeNames(
  root: string,
  entries: readonly string[],
): Promise<Set<string>> {
  const { success, stdout, stderr } = await runDeno(root, [
    "doc",
    "--json",
    ...entries,
  ]);
  if (!success) throw new Error(`Cannot read the docs: ${stderr}`);
  const theirs = new Set<string>();
  const ours = new Set<string>();
  JSON.parse(stdout, (_key, value: unknown) => {
    if (!isTypeReference(value)) return value;
    const name = value.typeName.split(".").at(-1)!;
    const from = value.resolution?.specifier;
    (from && tensorflowPackage(from) ? theirs : ours).add(name);
    return value;
  });
  return theirs.difference(ours);
}

interface TypeReference {
  readonly typeName: string;
  readonly resolution?: { readonly specifier?: string };
}

function isTypeReference(value: unknown): value is TypeReference {
  return typeof value === "object" && value !== null && "typeName" in value &&
    typeof value.typeName === "string";
}
