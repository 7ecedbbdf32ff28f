import { assertEquals } from "@std/assert";
import { NO_GPU, runPrintBackend } from "./testing/run_print_backend.ts";
import { type Gpu, useWebGpu } from "./web_gpu.ts";

/** WebGPU with one adapter, or none. */
function gpuWith(adapter: Awaited<ReturnType<Gpu["requestAdapter"]>>): Gpu {
  return { requestAdapter: () => Promise.resolve(adapter) };
}

Deno.test("without navigator.gpu there is no WebGPU", async () => {
  assertEquals(await useWebGpu(null), {
    because: "this runtime does not have it",
  });
});

Deno.test("without an adapter there is no WebGPU", async () => {
  const because = "no adapter was found";
  assertEquals(await useWebGpu(gpuWith(null)), { because });
});

Deno.test("a processor that poses as a GPU is passed over", async () => {
  const info = { description: "llvmpipe", isFallbackAdapter: true };
  assertEquals(await useWebGpu(gpuWith({ info })), {
    because: "its only adapter, llvmpipe, is the processor",
  });
  assertEquals(
    await useWebGpu(gpuWith({ info: { ...info, description: "" } })),
    {
      because: "its only adapter, without a name, is the processor",
    },
  );
});

const here = (await runPrintBackend("webgpu")).printed;

Deno.test({
  name: "WebGPU computes in Deno without a flag (if any adapter is here)",
  ignore: here.adapter === undefined,
  fn() {
    const { taken, backend, product } = here;
    assertEquals([taken, backend], ["in use", "webgpu"]);
    assertEquals(product, [2, 2, 2, 2]);
  },
});

Deno.test("a device that does not start gives way to another backend", async () => {
  const { printed } = await runPrintBackend("webgpu", NO_GPU);
  const { taken, backend, product } = printed;
  assertEquals(taken, { because: "its device did not start" });
  assertEquals([backend, product], ["cpu", [2, 2, 2, 2]]);
});
