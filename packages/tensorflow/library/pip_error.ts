import { LibraryError } from "./library_error.ts";
import { diskFullError } from "./disk.ts";
import type { Wheel } from "./wheels.ts";

const NETWORK =
  /Retrying \(|Connection|Timeout|timed out|Max retries|IncompleteRead|not enough bytes|SSLError|ProxyError/;

/**
 * Turns what pip wrote to stderr into an error that says what to do.
 *
 * The order matters: a network that fails makes pip add that there is no
 * matching distribution.
 */
export function pipError(
  wheel: Wheel,
  folder: string,
  stderr: string,
): LibraryError {
  const cannot = `Cannot fetch TensorFlow ${wheel.version}`;
  const got = `got "${reason(stderr)}"`;
  if (/No space left on device/.test(stderr)) {
    return diskFullError(wheel, folder);
  }
  if (/DO NOT MATCH THE HASHES/.test(stderr)) {
    const digest = /Got\s+([0-9a-f]{64})/.exec(stderr)?.[1] ?? "another";
    return new LibraryError(
      "digest",
      `${cannot}: the wheel's SHA-256 must be ${wheel.sha256}, got ${digest}`,
      "it was deleted: run again, and if it stays so, a proxy or a mirror " +
        "alters files: name another by PIP_INDEX_URL",
    );
  }
  if (NETWORK.test(stderr) && !/HTTP error 4/.test(stderr)) {
    return new LibraryError(
      "no-network",
      `${cannot}: the Python package index must answer, ${got}`,
      "connect to the network and run again (HTTPS_PROXY names a proxy, " +
        "PIP_INDEX_URL a mirror)",
    );
  }
  if (/No matching distribution|HTTP error 4/.test(stderr)) {
    return new LibraryError(
      "no-wheel",
      `${cannot}: the Python package index must have ${wheel.package} for ` +
        `${wheel.platform}, ${got}`,
      "see whether PIP_INDEX_URL or pip's configuration names a mirror " +
        "that lacks it",
    );
  }
  return new LibraryError(
    "pip",
    `${cannot}: pip must succeed, ${got}`,
    "see what pip says and run again",
  );
}

/** The line of pip's stderr that says most, or what the system said in it. */
function reason(stderr: string): string {
  const system = /\[Errno -?\d+\] ([^'")\n]+)/.exec(stderr)?.[1];
  if (system !== undefined) return system;
  const lines = stderr.split("\n").map((line) => line.trim()).filter(Boolean);
  const first = lines.find((line) => /^(ERROR:|×) /.test(line));
  const line = first ?? lines.at(-1) ?? "no reason";
  return line.replace(/^(ERROR:|×) /, "").slice(0, 200);
}
