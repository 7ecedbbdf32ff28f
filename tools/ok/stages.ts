import { join } from "node:path";
import { badArrows } from "../arrows/arrows.ts";
import { docFindings } from "../docs/undocumented.ts";
import { badIgnores } from "../lint/ignores.ts";
import { runDeno } from "../workspace/run_deno.ts";
import { sourceFiles } from "../workspace/source_files.ts";
import type { Stage, Verdict } from "./stage.ts";

/** The gate: what must hold before a change is committed, cheap checks first. */
export const STAGES: readonly Stage[] = [
  { name: "fmt", run: (root) => deno(root, "fmt", "--check") },
  { name: "lint", run: lint },
  { name: "check", run: (root) => deno(root, "check", "--frozen", ".") },
  { name: "arrows", run: arrows },
  { name: "docs", run: docs },
  {
    name: "publish",
    // Before a commit there are always changes: --allow-dirty.
    run: (root) => deno(root, "publish", "--dry-run", "--allow-dirty"),
  },
  // All tests, and the examples in the docs.
  { name: "test", run: (root) => deno(root, "task", "test") },
];

async function deno(root: string, ...args: string[]): Promise<Verdict> {
  const { success, stdout, stderr } = await runDeno(root, args);
  return { passed: success, output: stdout + stderr };
}

/** Deno's linter with our plugin, then the comments that turn rules off. */
async function lint(root: string): Promise<Verdict> {
  const { passed, output } = await deno(root, "lint");
  const files = await sourceFiles(root);
  const bad = await Promise.all(
    files.map(async (file) =>
      badIgnores(file, await Deno.readTextFile(join(root, file)))
    ),
  );
  const ignores = bad.flat();
  return {
    passed: passed && ignores.length === 0,
    output: output + lines(ignores),
  };
}

async function arrows(root: string): Promise<Verdict> {
  const bad = await badArrows(root);
  return { passed: bad.length === 0, output: lines(bad) };
}

async function docs(root: string): Promise<Verdict> {
  const { bad, tfjsTypes } = await docFindings(root);
  return {
    passed: bad.length === 0,
    output: bad.join(""),
    note: `${tfjsTypes} uses of TensorFlow.js types passed over`,
  };
}

function lines(messages: readonly string[]): string {
  return messages.map((message) => `${message}\n`).join("");
}
