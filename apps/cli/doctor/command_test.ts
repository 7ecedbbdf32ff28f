import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";

import { runTask } from "../testing/run_task.ts";

const NAMED = { REVISAGE_LIBTENSORFLOW: "/no/such/library" };

Deno.test("doctor reports what is wrong, and exits with 1", async () => {
  const { code, stdout } = await runTask("doctor", [], { env: NAMED });
  assertEquals(code, 1);
  assertStringIncludes(
    stdout,
    "problem     Cannot use /no/such/library as TensorFlow: " +
      "REVISAGE_LIBTENSORFLOW must exist, got nothing\nlibrary     none\n",
  );
  assertStringIncludes(stdout, "\nLeave it out to let TensorFlow be fetched, ");
});

Deno.test("doctor --json prints one object on one line", async () => {
  const { code, stdout } = await runTask("doctor", ["--json"], { env: NAMED });
  assertEquals(code, 1);
  assertEquals(stdout.indexOf("\n"), stdout.length - 1);
  const diagnosis: unknown = JSON.parse(stdout);
  assertEquals(Object.keys(diagnosis as object), [
    "system",
    "deno",
    "library",
    "engine",
    "problem",
    "cpu",
    "memory",
    "gpus",
    "settings",
    "advice",
  ]);
});

Deno.test("doctor --no-download fetches nothing", async () => {
  const cache = await Deno.makeTempDir();
  try {
    const env = { REVISAGE_LIBTENSORFLOW: "", REVISAGE_CACHE: cache };
    const { code, stdout } = await runTask("doctor", ["--no-download"], {
      env,
    });
    assertEquals(code, 1);
    assertStringIncludes(stdout, "got none, and fetching was turned off\n");
    assertEquals(await Array.fromAsync(Deno.readDir(cache)), []);
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
});

Deno.test("doctor exits with 2 when it is used wrongly", async () => {
  const { code, stdout, stderr } = await runTask("doctor", ["--jsn"]);
  assertEquals(code, 2);
  assertEquals(stdout, "");
  assertStringIncludes(
    stderr,
    'Cannot run doctor: unknown argument "--jsn", did you mean "--json"?\n\nUsage: ',
  );
});

Deno.test("doctor --help says how it is used", async () => {
  const { code, stdout } = await runTask("doctor", ["--help"]);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "Usage: deno task doctor [--json]");
});

Deno.test("doctor starts the engine and reports it", async () => {
  // CUDA's set-up leaves such a variable; programs must be asked all the same.
  const env = { LD_LIBRARY_PATH: "/usr/local/cuda/lib64" };
  const { code, stdout, stderr } = await runTask("doctor", [], { env });
  assertEquals(code, 0, stderr);
  const rows = new Map(
    stdout.split("\n").map((line) =>
      [line.slice(0, 12).trim(), line.slice(12)] as const
    ),
  );
  assertMatch(rows.get("library")!, /\/libtensorflow_cc\./);
  assertEquals(rows.get("backend"), "tensorflow");
  assertMatch(rows.get("version")!, /^2\.\d+\.\d+/);
  assertMatch(rows.get("devices")!, /^CPU:0/);
  assertMatch(rows.get("threads")!, /^[1-9]\d* within an operation$/);
  assertMatch(rows.get("features")!, /AVX2/);
  assertMatch(rows.get("settings")!, /^TF_ENABLE_ONEDNN_OPTS=/);
});
