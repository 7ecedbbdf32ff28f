/**
 * Does one thing in a process of its own, and prints by how many bytes the
 * process's peak memory grew. Run by `../memory_test.ts`, on Linux.
 *
 *     deno run -A memory_probe.ts read PATH NAME
 *     deno run -A memory_probe.ts write PATH COUNT
 */
import { openSafetensors } from "../safetensors_file.ts";
import { type TensorSource, writeSafetensors } from "../write_safetensors.ts";

const MIB = 2 ** 20;
const [task, path = "", argument = ""] = Deno.args;

// What the first use costs, the compiler's work above all, is not counted.
await write(`${path}.warm`, 1, 1);
read(`${path}.warm`, "tensor 0");

const before = peak();
if (task === "read") read(path, argument);
else await write(path, Number(argument), 30 * MIB);
console.log(peak() - before);

function read(path: string, name: string): void {
  using file = openSafetensors(path);
  file.read(name);
}

/** Writes `count` tensors, each made when its turn comes. */
async function write(path: string, count: number, size: number): Promise<void> {
  const tensor: TensorSource = {
    dtype: "U8",
    shape: [size],
    data: () => new Uint8Array(size).fill(1),
  };
  const names = Array.from({ length: count }, (_, i) => `tensor ${i}`);
  await writeSafetensors(path, names.map((name) => [name, tensor] as const));
}

/** The most that was ever resident, in bytes. */
function peak(): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
}
