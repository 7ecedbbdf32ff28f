import { assertEquals } from "@std/assert";
import { readCpu } from "../doctor/cpu.ts";
import { isWidestAvx2 } from "./vector_instructions.ts";

const { features } = await readCpu();

Deno.test({
  name: "isWidestAvx2() agrees with what the system lists",
  ignore: features === null || Deno.build.os !== "linux" ||
    Deno.build.arch !== "x86_64",
  fn() {
    assertEquals(isWidestAvx2(), features!.AVX2 && !features!.AVX512F);
  },
});
