import { assertEquals } from "@std/assert";
import { LibraryError } from "../library/mod.ts";
import { diagnose } from "./diagnose.ts";
import type { Probes } from "./probes.ts";
import { FINDINGS } from "./testing/findings.ts";

/** A healthy computer, to be changed in one respect. */
function probes(changes: Partial<Probes> = {}): Probes {
  return {
    build: { os: "linux", arch: "x86_64" },
    findLibrary: () => Promise.resolve(FINDINGS.library!),
    start: () => Promise.resolve(FINDINGS.engine!),
    cpu: () => Promise.resolve(FINDINGS.cpu),
    memory: () => FINDINGS.memory,
    gpus: () => Promise.resolve([]),
    env: () => undefined,
    ...changes,
  };
}

Deno.test("diagnose() gathers what the probes find", async () => {
  const { advice, ...findings } = await diagnose({}, probes());
  assertEquals(findings, {
    ...FINDINGS,
    deno: Deno.version.deno,
    settings: [],
  });
  assertEquals(advice.startsWith("Try compile's precision"), true);
});

Deno.test("diagnose() tells the user's settings from the engine's", async () => {
  const env = new Map([["TF_CPP_MIN_LOG_LEVEL", "0"], ["HOME", "/home/ada"]]);
  const start = () => {
    env.set("TF_ENABLE_ONEDNN_OPTS", "1");
    return Promise.resolve(FINDINGS.engine!);
  };
  const read = (name: string) => env.get(name);
  const { settings } = await diagnose({}, probes({ start, env: read }));
  assertEquals(settings, [
    { name: "TF_ENABLE_ONEDNN_OPTS", value: "1", setBy: "engine" },
    { name: "TF_CPP_MIN_LOG_LEVEL", value: "0", setBy: "user" },
  ]);
});

Deno.test("diagnose() reports a library that cannot be had", async () => {
  const findLibrary = () =>
    Promise.reject(new LibraryError("no-pip", "Cannot fetch it", "get pip"));
  const { library, engine, problem, advice } = await diagnose(
    {},
    probes({ findLibrary }),
  );
  assertEquals([library, engine], [null, null]);
  assertEquals(problem?.what, "Cannot fetch it");
  assertEquals(
    advice,
    "Get pip, or set REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a " +
      "TensorFlow 2.21 that you have.",
  );
});

Deno.test("diagnose() says how to replace a library that does not start", async () => {
  const start = () => Promise.reject(new Error("Cannot open it"));
  const remedies = {
    option: "Leave out the path to let TensorFlow be fetched.",
    environment: "Unset REVISAGE_LIBTENSORFLOW to let TensorFlow be fetched.",
    cache: "Delete /cache to let TensorFlow be fetched again.",
    download: "Delete /cache to let TensorFlow be fetched again.",
  } as const;
  for (const source of Object.keys(remedies) as (keyof typeof remedies)[]) {
    const library = { ...FINDINGS.library!, source };
    const findLibrary = () => Promise.resolve(library);
    const found = await diagnose({}, probes({ findLibrary, start }));
    assertEquals(found.library, library);
    assertEquals(found.problem?.what, "Cannot open it");
    assertEquals(found.advice, remedies[source]);
  }
});

Deno.test("diagnose() names the permission that is missing", async () => {
  const message =
    'Requires ffi access to "/cache/x", run again with the --allow-ffi flag';
  const start = () => Promise.reject(new Deno.errors.NotCapable(message));
  const { problem, advice } = await diagnose({}, probes({ start }));
  assertEquals(problem?.what, message);
  assertEquals(advice, "Run with --allow-ffi.");
});
