import { assertEquals } from "@std/assert";
import { pipError } from "./pip_error.ts";
import { WHEELS } from "./wheels.ts";

const [wheel] = WHEELS;

/** What pip wrote, cut to the lines that matter; then the kind and reason. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    "no name server",
    `WARNING: Retrying (Retry(total=0, connect=None)) after connection broken ` +
    `by 'NewConnectionError('<HTTPSConnection object>: Failed to establish a ` +
    `new connection: [Errno -3] Temporary failure in name resolution')': /simple\n` +
    "ERROR: Could not find a version that satisfies the requirement x (from versions: none)\n" +
    "ERROR: No matching distribution found for x\n",
    "no-network",
    "Temporary failure in name resolution",
  ],
  [
    "a proxy that refuses",
    "WARNING: Retrying (Retry(total=2)) after connection broken by 'ProxyError(" +
    "'Cannot connect to proxy.', OSError('Tunnel connection failed: 403'))'\n" +
    "ERROR: No matching distribution found for x\n",
    "no-network",
    "No matching distribution found for x",
  ],
  [
    "a server that is overloaded",
    "Traceback (most recent call last):\n  File …\n" +
    "RetryError: Max retries exceeded (Caused by ResponseError('too many 503 error responses'))\n",
    "no-network",
    "RetryError: Max retries exceeded (Caused by ResponseError('too many 503 error responses'))",
  ],
  [
    "a download that stops",
    "  WARNING: Connection interrupted while downloading.\n" +
    "error: incomplete-download\n\n" +
    "× Download failed after 6 attempts because not enough bytes were received\n" +
    "╰─> URL: https://example.org/x.whl\n",
    "no-network",
    "Download failed after 6 attempts because not enough bytes were received",
  ],
  [
    "a mirror that forbids",
    "  ERROR: HTTP error 403 while getting https://example.org/x.whl\n" +
    "ERROR: Could not install requirement x\n",
    "no-wheel",
    "HTTP error 403 while getting https://example.org/x.whl",
  ],
  [
    "a pip too old to know an option",
    "Usage:\n  pip download [options]\n\nno such option: --platform\n",
    "pip",
    "no such option: --platform",
  ],
  ["silence", "", "pip", "no reason"],
];

for (const [name, stderr, kind, reason] of CASES) {
  Deno.test(`pipError() understands ${name}`, () => {
    const error = pipError(wheel!, "/cache", stderr);
    assertEquals(error.kind, kind);
    assertEquals(/got "(.*)"; /.exec(error.message)?.[1], reason);
  });
}

Deno.test("pipError() says what pip said, and the way by hand", () => {
  const { message } = pipError(wheel!, "/cache", "ERROR: odd\n");
  assertEquals(
    message,
    'Cannot fetch TensorFlow 2.21.0: pip must succeed, got "odd"; see what ' +
      "pip says and run again, or set REVISAGE_LIBTENSORFLOW to the " +
      "libtensorflow_cc of a TensorFlow 2.21 that you have",
  );
});
