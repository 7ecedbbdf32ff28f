import { assertEquals, assertRejects } from "@std/assert";
import { LibraryError } from "../library/mod.ts";
import type { TensorFlow } from "../load.ts";
import {
  type Attempts,
  type BackendInUse,
  chooseBackend,
} from "./choose_backend.ts";

const TENSORFLOW: TensorFlow = {
  version: "2.21.0",
  library: { path: "/lib", source: "cache", version: null, digest: null },
  devices: [],
  device: { name: "CPU:0", type: "CPU" },
  threads: 1,
};
const NO_PYTHON = new LibraryError("no-python", "Cannot fetch", "install it");
const NO_FFI = new Deno.errors.NotCapable("Requires ffi access");
const BROKEN = new Error("Cannot open /lib as TensorFlow's library");
const NO_GPU = { because: "no adapter was found" };

/** What there is, and what is said and done about it. */
interface Case {
  readonly name: string;
  readonly named?: boolean;
  readonly tensorflow: TensorFlow | Error;
  readonly webGpu?: "in use" | typeof NO_GPU;
  readonly used: readonly string[];
  readonly result: BackendInUse | Error;
  readonly warnings?: readonly string[];
}

const why = `${NO_PYTHON.message}.`;
const whyNeither = `${why} WebGPU cannot be used either: no adapter was found.`;
const whyNotFfi =
  "Cannot load TensorFlow: Requires ffi access. WebGPU cannot " +
  "be used either: no adapter was found.";
const slow = "Computing in plain JavaScript, which is slow. ";

const CASES: readonly Case[] = [
  {
    name: "TensorFlow is taken before all others",
    tensorflow: TENSORFLOW,
    webGpu: "in use",
    used: ["tensorflow"],
    result: { backend: "tensorflow", tensorflow: TENSORFLOW },
  },
  {
    name: "WebGPU is taken without a warning where TensorFlow cannot be had",
    tensorflow: NO_PYTHON,
    webGpu: "in use",
    used: ["tensorflow", "webgpu"],
    result: { backend: "webgpu", reason: why },
  },
  {
    name: "the processor is taken with one warning where there is neither",
    tensorflow: NO_PYTHON,
    webGpu: NO_GPU,
    used: ["tensorflow", "webgpu", "cpu"],
    result: { backend: "cpu", reason: whyNeither },
    warnings: [slow + whyNeither],
  },
  {
    name: "a permission that is missing counts as no library",
    tensorflow: NO_FFI,
    webGpu: NO_GPU,
    used: ["tensorflow", "webgpu", "cpu"],
    result: { backend: "cpu", reason: whyNotFfi },
    warnings: [slow + whyNotFfi],
  },
  {
    name: "a library that is named but cannot be used is an error",
    named: true,
    tensorflow: NO_PYTHON,
    webGpu: "in use",
    used: ["tensorflow"],
    result: NO_PYTHON,
  },
  {
    name: "a library that is named but may not be loaded is an error",
    named: true,
    tensorflow: NO_FFI,
    webGpu: "in use",
    used: ["tensorflow"],
    result: NO_FFI,
  },
  {
    name: "a library that is there but does not start is an error",
    tensorflow: BROKEN,
    webGpu: "in use",
    used: ["tensorflow"],
    result: BROKEN,
  },
];

for (const { name, named, tensorflow, webGpu, ...expected } of CASES) {
  Deno.test(name, async () => {
    const used: string[] = [];
    const warnings: string[] = [];
    const attempts: Attempts = {
      libraryIsNamed: named ?? false,
      useTensorFlow: () => {
        used.push("tensorflow");
        return tensorflow instanceof Error
          ? Promise.reject(tensorflow)
          : Promise.resolve(tensorflow);
      },
      useWebGpu: () => {
        used.push("webgpu");
        return Promise.resolve(webGpu ?? NO_GPU);
      },
      useCpu: () => Promise.resolve(void used.push("cpu")),
      warn: (message) => void warnings.push(message),
    };
    const { result } = expected;
    if (result instanceof Error) {
      const error = await assertRejects(() => chooseBackend(attempts));
      assertEquals(error, result);
    } else {
      assertEquals(await chooseBackend(attempts), result);
    }
    assertEquals(used, expected.used);
    assertEquals(warnings, expected.warnings ?? []);
  });
}
