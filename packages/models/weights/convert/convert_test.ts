import { openSafetensors } from "@revisage/core";
import { assertEquals, assertRejects } from "@std/assert";
import { fixture } from "../testing/fixtures.ts";
import { withFolder } from "@tools/with-folder";
import { convert } from "./convert.ts";
import type { ConverterName } from "./converters.ts";

interface Expected {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const NETWORKS: Readonly<Record<string, Readonly<Record<string, Expected>>>> =
  JSON.parse(Deno.readTextFileSync(fixture("networks.json")));

const KERAS: Readonly<
  Record<string, { shape: number[]; kernel: number[]; bias: number[] }>
> = JSON.parse(Deno.readTextFileSync(fixture("keras.json")));

/** Converts fixtures and gives all that the result holds. */
async function converted(
  converter: ConverterName,
  files: readonly string[],
): Promise<Record<string, Expected>> {
  const result: Record<string, Expected> = {};
  await withFolder(async (folder) => {
    const target = `${folder}/weights.safetensors`;
    await convert(converter, files.map(fixture), target, { note: "kept" });
    using file = openSafetensors(target);
    assertEquals(file.metadata, { note: "kept" });
    for (const name of file.entries.keys()) {
      const { shape, data } = file.read(name, "F32");
      result[name] = { shape, values: [...data] };
    }
  });
  return result;
}

Deno.test.each(
  [
    ["lpips-alex", ["alex", "head"]],
    ["lpips-vgg", ["vgg", "head"]],
    ["lpips-squeeze", ["squeeze", "head"]],
    ["inception-fid", ["inception"]],
  ] as const,
)(
  "convert() gives PyTorch's weights our names and axes: %s",
  async (converter, files) => {
    const expected = Object.assign({}, ...files.map((file) => NETWORKS[file]));
    const paths = files.map((file) => `${file}.pth`);
    assertEquals(await converted(converter, paths), expected);
  },
);

Deno.test.each([["keras-old.h5"], ["keras-new.h5"]])(
  "convert() reads layers as Keras has called them: %s",
  async (file) => {
    const expected: Record<string, Expected> = {};
    for (const [name, { shape, kernel, bias }] of Object.entries(KERAS)) {
      expected[`${name}.kernel`] = { shape, values: kernel };
      expected[`${name}.bias`] = { shape: shape.slice(3), values: bias };
    }
    assertEquals(await converted("keras", [file]), expected);
  },
);

Deno.test("convert() leaves nothing behind when a source is wrong", () =>
  withFolder(async (folder) => {
    const target = `${folder}/weights.safetensors`;
    const run = (converter: ConverterName, files: readonly string[]) =>
      convert(converter, files.map(fixture), target, {});
    await assertRejects(
      () => run("inception-fid", ["alex.pth"]),
      Error,
      `Cannot convert ${fixture("alex.pth")}: it must hold weights of ` +
        "inception-fid, got none",
    );
    await assertRejects(
      () => run("keras", ["alex.pth"]),
      Error,
      `Cannot read ${fixture("alex.pth")}: `,
    );
    await assertRejects(
      () => run("lpips-alex", ["alex.pth", "alex.pth"]),
      TypeError,
      "each name must be given once",
    );
    await assertRejects(
      () => run("lpips-alex", ["hostile-zip.pth"]),
      Error,
      "tensors and plain containers only, got posix.system",
    );
    assertEquals(await Array.fromAsync(Deno.readDir(folder)), []);
  }));
