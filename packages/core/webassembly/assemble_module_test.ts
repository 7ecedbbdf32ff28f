import { assertEquals } from "@std/assert";
import { advance, repeat, whileTrue } from "./loop.ts";
import {
  assembleModule,
  type ModuleFunction,
  type,
} from "./assemble_module.ts";
import * as op from "./op.ts";

/** Compiles and starts a module of ours. */
function start(functions: Readonly<Record<string, ModuleFunction>>) {
  const module = new WebAssembly.Module(assembleModule(functions));
  const { exports } = new WebAssembly.Instance(module);
  return {
    memory: exports.memory as WebAssembly.Memory,
    call: (name: string, ...values: number[]) =>
      (exports[name] as (...values: number[]) => void)(...values),
  };
}

const STORE_1 = [op.v128Store32Lane(0, 1)];

Deno.test("assembleModule() exports its functions by name, and one memory", () => {
  // Stores the second lane of four times `value` at `address`.
  const store = (value: number): ModuleFunction => ({
    parameters: 1,
    locals: [],
    body: [op.get(0), op.i32Const(value), op.i32x4Splat, STORE_1],
  });
  const { memory, call } = start({ one: store(1), two: store(2) });
  assertEquals(memory.buffer.byteLength, 65_536);
  call("one", 8);
  call("two", 0);
  assertEquals([...new Int32Array(memory.buffer, 0, 3)], [2, 0, 1]);
});

for (
  const value of [0, 63, 64, -64, -65, 8191, -8192, 2 ** 31 - 1, -(2 ** 31)]
) {
  Deno.test(`i32Const(${value}) is ${value}`, () => {
    const { memory, call } = start({
      store: {
        parameters: 0,
        locals: [],
        body: [op.i32Const(4), op.i32Const(value), op.i32x4Splat, STORE_1],
      },
    });
    call("store");
    assertEquals(new Int32Array(memory.buffer)[1], value);
  });
}

Deno.test("a loop that ends with repeat() runs as often as it is told", () => {
  const [address, times, sum] = [0, 1, 2];
  const { memory, call } = start({
    count: {
      parameters: 2,
      locals: [[1, type.i32]],
      body: [
        op.loop(advance(sum, 300), repeat(times)),
        [op.get(address), op.get(sum), op.i32x4Splat, STORE_1],
      ],
    },
  });
  for (const [at, times] of [1, 2, 1000].entries()) {
    call("count", 4 * at, times);
  }
  const counted = [...new Int32Array(memory.buffer, 0, 3)];
  assertEquals(counted, [300, 600, 300_000]);
});

Deno.test("whileTrue() asks before it runs", () => {
  const [address, times, sum] = [0, 1, 2];
  const { memory, call } = start({
    count: {
      parameters: 2,
      locals: [[1, type.i32]],
      body: [
        whileTrue(
          op.get(times),
          advance(sum, op.get(times)),
          advance(times, -1),
        ),
        [op.get(address), op.get(sum), op.i32x4Splat, STORE_1],
      ],
    },
  });
  for (const times of [0, 1, 4]) call("count", 4 * times, times);
  const sums = new Int32Array(memory.buffer);
  assertEquals([sums[0], sums[1], sums[4]], [0, 1, 10]);
});

Deno.test("modules of more code than two bytes can count are laid out rightly", () => {
  const nothing = Array(20_000).fill(0x01); // nop
  const { memory, call } = start({
    long: {
      parameters: 0,
      locals: [],
      body: [
        nothing,
        [op.i32Const(0), op.i32Const(7), op.i32x4Splat, STORE_1],
      ],
    },
  });
  call("long");
  assertEquals(new Int32Array(memory.buffer)[0], 7);
});
