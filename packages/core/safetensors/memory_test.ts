import { assert } from "@std/assert";
import { withFolder } from "@tools/with-folder";

const MIB = 2 ** 20;
const SIZE = 300 * MIB;
const ignore = Deno.build.os !== "linux"; // The probe asks /proc.

/** By how many bytes a process of its own grew at most. */
async function grown(task: string, path: string, name: string) {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-lock"]
      .concat(
        `${import.meta.dirname}/testing/memory_probe.ts`,
        task,
        path,
        name,
      ),
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  return Number(new TextDecoder().decode(stdout));
}

/** A file of 300 MiB that takes no room on the disk. */
function makeSparse(path: string): void {
  const large = 100 * MIB;
  const header = new TextEncoder().encode(JSON.stringify({
    before: { dtype: "U8", shape: [large], data_offsets: [0, large] },
    large: { dtype: "U8", shape: [large], data_offsets: [large, 2 * large] },
    after: { dtype: "U8", shape: [large], data_offsets: [2 * large, SIZE] },
    small: { dtype: "U8", shape: [4], data_offsets: [SIZE, SIZE + 4] },
  }));
  Deno.writeFileSync(path, new Uint8Array(8 + header.length));
  using file = Deno.openSync(path, { write: true });
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(header.length), true);
  file.writeSync(new Uint8Array(length.buffer));
  file.writeSync(header);
  file.truncateSync(8 + header.length + SIZE + 4);
}

Deno.test({
  name: "reading takes memory for one tensor, not for the file",
  ignore,
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/large.safetensors`;
      makeSparse(path);
      const small = await grown("read", path, "small");
      const large = await grown("read", path, "large");
      assert(small < 10 * MIB, `a small tensor took ${small / MIB} MiB`);
      assert(large > 95 * MIB, `a large tensor took only ${large / MIB} MiB`);
      assert(large < 120 * MIB, `a large tensor took ${large / MIB} MiB`);
    }),
});

Deno.test({
  name: "writing lazily takes memory for a few tensors, not for the file",
  ignore,
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/large.safetensors`;
      const peak = await grown("write", path, "10");
      assert(Deno.statSync(path).size > SIZE);
      // V8 lets some of the 30 MiB that nobody holds wait for its collector.
      assert(peak < 2 / 3 * SIZE, `it took ${peak / MIB} MiB`);
    }),
});
