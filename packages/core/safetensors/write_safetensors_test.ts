import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import * as fc from "fast-check";
import { withFolder } from "@tools/with-folder";
import {
  type Dtype,
  DTYPE_FORMATS,
  DTYPES,
  type StoredTensor,
} from "./dtype.ts";
import { anyText } from "./testing/any_text.ts";
import { openSafetensors, parseSafetensors } from "./safetensors_file.ts";
import {
  encodeSafetensors,
  streamSafetensors,
  type TensorSource,
  writeSafetensors,
} from "./write_safetensors.ts";

function vector(values: number[]): StoredTensor<"F32"> {
  const data = new Float32Array(values);
  return { dtype: "F32", shape: [values.length], data };
}

function tensorOf(dtype: Dtype, shape: number[], seed: number): StoredTensor {
  const { bits, View } = DTYPE_FORMATS[dtype];
  const size = shape.reduce((a, b) => a * b, 1) * bits / 8;
  // No NaN among them: whether its payload survives is the engine's choice.
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * seed) % 61);
  const data = new View(bytes.buffer, 0, size / View.BYTES_PER_ELEMENT);
  return { dtype, shape, data } as StoredTensor;
}

// Eight of anything fill whole bytes.
const tensors = fc.dictionary(
  anyText.filter((name) => name !== "__metadata__"),
  fc.tuple(
    fc.constantFrom(...DTYPES),
    fc.array(fc.nat(3), { maxLength: 3 }).map((shape) => [8, ...shape]),
    fc.integer({ min: 1, max: 60 }),
  ).map((args) => tensorOf(...args)),
);
const metadata = fc.dictionary(fc.string({ unit: "binary" }), fc.string());

Deno.test("what is written reads back equal, every dtype and name", () => {
  fc.assert(fc.property(tensors, metadata, (tensors, metadata) => {
    const bytes = encodeSafetensors(Object.entries(tensors), { metadata });
    const file = parseSafetensors(bytes);
    assertEquals(file.entries.size, Object.keys(tensors).length);
    for (const [name, tensor] of Object.entries(tensors)) {
      assertEquals(file.read(name), tensor);
    }
    assertEquals({ ...file.metadata }, { ...metadata });
  }));
});

Deno.test("every tensor that is written is aligned to its elements", () => {
  fc.assert(fc.property(tensors, (tensors) => {
    const bytes = encodeSafetensors(Object.entries(tensors));
    const file = parseSafetensors(bytes);
    for (const name of file.entries.keys()) {
      assertStrictEquals(file.read(name).data.buffer, bytes.buffer);
    }
  }));
});

Deno.test("the order of tensors and metadata does not change the bytes", () => {
  const a = vector([1]), b = vector([2]);
  assertEquals(
    encodeSafetensors([["a", a], ["b", b]], { metadata: { x: "1", y: "2" } }),
    encodeSafetensors([["b", b], ["a", a]], { metadata: { y: "2", x: "1" } }),
  );
});

Deno.test("the disk and memory get the same bytes, lazy data too", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.safetensors`;
    const small: TensorSource = {
      dtype: "I64",
      shape: [],
      data: () => Promise.resolve(BigInt64Array.of(5n)),
    };
    const tensors = new Map<string, TensorSource>();
    tensors.set("w", vector([1, 2])).set("n", small);
    await writeSafetensors(path, tensors, { metadata: { step: "1" } });
    const expected = encodeSafetensors([
      ["n", { dtype: "I64", shape: [], data: BigInt64Array.of(5n) }],
      ["w", vector([1, 2])],
    ], { metadata: { step: "1" } });
    assertEquals(Deno.readFileSync(path), expected);
    assertEquals([...Deno.readDirSync(folder)].length, 1);
  }));

Deno.test("lazy data is asked for one at a time, in the file's order", () =>
  withFolder(async (folder) => {
    const events: string[] = [];
    const lazy = (name: string): [string, TensorSource] => [name, {
      dtype: "F32",
      shape: [1],
      data: async () => {
        events.push(`${name} asked`);
        await Promise.resolve();
        events.push(`${name} given`);
        return new Float32Array(1);
      },
    }];
    await writeSafetensors(`${folder}/x`, [lazy("b"), lazy("a")]);
    assertEquals(events, ["a asked", "a given", "b asked", "b given"]);
  }));

Deno.test("wrong data leaves the old file and nothing else", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.safetensors`;
    await writeSafetensors(path, [["w", vector([1])]]);
    const short = {
      ...vector([]),
      shape: [2],
      data: () => new Float32Array(1),
    };
    await assertRejects(
      () => writeSafetensors(path, [["w", short]]),
      TypeError,
      `Cannot write ${path}: data of "w" must be Float32Array of 2, ` +
        "got Float32Array of 1",
    );
    using file = openSafetensors(path);
    assertEquals(file.read("w").shape, [1]);
    assertEquals([...Deno.readDirSync(folder)].length, 1);
  }));

Deno.test("streamSafetensors() gives the same bytes, each tensor when its turn comes", async () => {
  const taken: string[] = [];
  const lazy = (name: string, value: number): [string, TensorSource] => {
    const data = () => {
      taken.push(name);
      return new Float32Array([value]);
    };
    return [name, { dtype: "F32", shape: [1], data }];
  };
  const metadata = { step: "7" };
  const pieces = streamSafetensors([lazy("b", 2), lazy("a", 1)], { metadata });
  const bytes: number[] = [];
  const before: number[] = [];
  for await (const piece of pieces) {
    before.push(taken.length);
    bytes.push(...piece);
  }
  const expected = encodeSafetensors(
    [["a", vector([1])], ["b", vector([2])]],
    { metadata },
  );
  assertEquals(bytes, [...expected]);
  assertEquals([before, taken], [[0, 1, 2], ["a", "b"]]);

  const wrong = streamSafetensors([["__metadata__", vector([])]], {}, "x.st");
  await assertRejects(() => wrong.next(), TypeError, "Cannot write x.st: ");
});
