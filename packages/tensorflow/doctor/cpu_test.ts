import { assertEquals, assertNotEquals } from "@std/assert";
import { CPU_FEATURES, parseCpu, readCpu } from "./cpu.ts";
import { printed } from "./printed.ts";

/** The features found in a text, in order. */
function found(text: string): string[] {
  const { features } = parseCpu(text);
  return CPU_FEATURES.filter((name) => features![name]);
}

Deno.test("parseCpu() reads /proc/cpuinfo", () => {
  const text = "processor\t: 0\nmodel name\t: AMD EPYC\n" +
    "flags\t\t: fpu avx avx2 avx512f avx512_bf16 avx512_vnni rdpid\nbugs\t\t: x\n\n" +
    "processor\t: 1\nmodel name\t: AMD EPYC\nflags\t\t: fpu avx avx2\n";
  assertEquals(parseCpu(text).model, "AMD EPYC");
  assertEquals(found(text), ["AVX2", "AVX512F", "AVX512_VNNI", "AVX512_BF16"]);
});

Deno.test("parseCpu() does not take one feature for another", () => {
  assertEquals(found("flags : avx avx512vl avx512dq amx_tile\n"), []);
  assertEquals(found("flags : amx_bf16\n"), ["AMX_BF16"]);
  assertEquals(found("bugs : avx2\n"), []);
});

Deno.test("parseCpu() reads sysctl of an Intel Mac and of Apple's own", () => {
  const intel = "machdep.cpu.brand_string: Intel(R) Core(TM) i7\n" +
    "machdep.cpu.features: FPU VME AVX1.0\n" +
    "machdep.cpu.leaf7_features: RDWRFSGS AVX2 AVX512F AVX512VNNI\n";
  assertEquals(parseCpu(intel).model, "Intel(R) Core(TM) i7");
  assertEquals(found(intel), ["AVX2", "AVX512F", "AVX512_VNNI"]);
  const apple = "machdep.cpu.brand_string: Apple M3\n";
  assertEquals(parseCpu(apple).model, "Apple M3");
  assertEquals(found(apple), []);
});

Deno.test("readCpu() reads this computer", async () => {
  const { cores, features } = await readCpu();
  assertEquals(cores, navigator.hardwareConcurrency);
  assertNotEquals(features, null);
  if (Deno.build.os !== "linux") return;
  const lines = await printed("grep", ["-wm1", "avx2", "/proc/cpuinfo"]);
  assertEquals(features!.AVX2, lines !== null);
});

Deno.test("printed() is null for what is missing, and for what fails", async () => {
  assertEquals(await printed("no-such-program", []), null);
  assertEquals(await printed("cat", ["/no/such/file"]), null);
  assertEquals(await printed("echo", ["it works"]), "it works\n");
});
