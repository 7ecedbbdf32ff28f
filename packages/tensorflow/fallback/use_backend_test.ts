import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { TENSORFLOW_VERSION } from "../library/mod.ts";
import { NO_GPU, runPrintBackend } from "./testing/run_print_backend.ts";
import { useBackend } from "./use_backend.ts";

/** No Python, so that nothing is fetched, and an empty cache. */
async function bareMachine(
  test: (env: Record<string, string>) => Promise<void>,
): Promise<void> {
  const cache = await Deno.makeTempDir();
  try {
    await test({ PATH: "", REVISAGE_CACHE: cache });
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
}

Deno.test("TensorFlow is taken where it can be had", async () => {
  const taken = await useBackend();
  assertEquals([taken.backend, tf.getBackend()], ["tensorflow", "tensorflow"]);
  assert(taken.backend === "tensorflow");
  assertMatch(taken.tensorflow.version, /^2\.\d+\.\d+$/);
});

const noPython = `Cannot fetch TensorFlow ${TENSORFLOW_VERSION}: Python 3 ` +
  "must be installed, found neither python3 nor python; ";

Deno.test("without a library and a GPU it is plain JavaScript, with one warning", () =>
  bareMachine(async (env) => {
    const bare = { ...env, ...NO_GPU };
    const { printed, stderr } = await runPrintBackend("best", bare);
    const { taken, backend, product } = printed;
    assert(typeof taken === "object" && "reason" in taken);
    assertEquals([taken.backend, backend], ["cpu", "cpu"]);
    assertEquals(product, [2, 2, 2, 2]);
    assert(taken.reason.startsWith(noPython), taken.reason);
    const noGpu = " WebGPU cannot be used either: no adapter was found.";
    assert(taken.reason.endsWith(noGpu), taken.reason);
    const [fetching, ...warnings] = stderr.trimEnd().split("\n");
    assertMatch(fetching!, /^Fetching TensorFlow [\d.]+ /);
    assertEquals(warnings, [
      `Computing in plain JavaScript, which is slow. ${taken.reason}`,
    ]);
  }));

Deno.test("without a library a GPU is taken, and a processor's WebGPU is not", () =>
  bareMachine(async (env) => {
    const { printed } = await runPrintBackend("best", env);
    const { taken, backend, product, adapter } = printed;
    assert(typeof taken === "object" && "reason" in taken);
    assert(taken.reason.startsWith(noPython), taken.reason);
    const hardware = adapter !== undefined && !adapter.isProcessor;
    const expected = hardware ? "webgpu" : "cpu";
    assertEquals([taken.backend, backend], [expected, expected]);
    assertEquals(product, [2, 2, 2, 2]);
    if (adapter?.isProcessor) {
      assertMatch(taken.reason, /its only adapter, .+, is the processor\.$/);
    }
  }));

Deno.test("a library that the environment names wrongly is an error", () =>
  bareMachine(async (env) => {
    const path = `${env.REVISAGE_CACHE}/none.so`;
    const named = { ...env, REVISAGE_LIBTENSORFLOW: path };
    const { printed, stderr } = await runPrintBackend("best", named);
    assertEquals(printed.error?.kind, "path");
    assertMatch(
      printed.error!.message,
      /^Cannot use .*none\.so as TensorFlow: REVISAGE_LIBTENSORFLOW must exist/,
    );
    assertEquals(stderr, "");
  }));

Deno.test("without any permission the warning says which one to give", async () => {
  const { printed, stderr } = await runPrintBackend("best", NO_GPU, []);
  assertEquals(printed.backend, "cpu");
  assertEquals(printed.product, [2, 2, 2, 2]);
  assertMatch(stderr, /Cannot look for TensorFlow: .*; add --allow-env, or/);
});
