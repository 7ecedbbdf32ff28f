import { openLibc } from "./libc.ts";

/** What glibc keeps of leaf 7 of `cpuid`, from <sys/platform/x86.h>. */
const LEAF_7 = 1, EBX = 1;
/** Behind what the processor has stands what the system lets programs use. */
const ACTIVE = 4, WORD = 4;
const AVX2 = 1 << 5, AVX512F = 1 << 16;

let found: boolean | undefined;

/**
 * Whether the widest vectors are those of AVX2. False if there are wider ones,
 * on other kinds of processors, and where glibc, from 2.33 on, does not tell.
 */
export function isWidestAvx2(): boolean {
  return found ??= (leaf7() & (AVX2 | AVX512F)) === AVX2;
}

/** What `cpuid` tells of vectors; 0 where it cannot be asked. */
function leaf7(): number {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") return 0;
  const libc = openLibc({
    __x86_get_cpuid_feature_leaf: { parameters: ["u32"], result: "pointer" },
  });
  if (libc === null) return 0; // an older glibc, or another libc
  const leaf = libc.symbols.__x86_get_cpuid_feature_leaf(LEAF_7);
  const word = leaf === null
    ? 0
    : new Deno.UnsafePointerView(leaf).getUint32(WORD * (ACTIVE + EBX));
  libc.close();
  return word;
}
