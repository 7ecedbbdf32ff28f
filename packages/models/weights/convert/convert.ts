import { type TensorSource, writeSafetensors } from "@revisage/core";
import { type ConverterName, CONVERTERS } from "./converters.ts";

/**
 * Writes the tensors of published files into one safetensors file: float32,
 * kernels HWIO, under our names. One tensor at a time is in memory.
 *
 * @param converter Knows the names.
 * @param sources Paths of the published files.
 * @param target The file to make or replace.
 * @param metadata Texts to write beside the tensors.
 * @throws {Error} If a source is broken, has nothing that the converter knows,
 * or a name that another has too.
 */
export async function convert(
  converter: ConverterName,
  sources: readonly string[],
  target: string,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  using open = new DisposableStack();
  const tensors: [string, TensorSource<"F32">][] = [];
  for (const path of sources) {
    const source = open.use(await CONVERTERS[converter](path));
    if (source.tensors.size === 0) {
      throw new Error(
        `Cannot convert ${path}: it must hold weights of ${converter}, got none`,
      );
    }
    for (const [name, { shape, read }] of source.tensors) {
      tensors.push([name, { dtype: "F32", shape, data: read }]);
    }
  }
  await writeSafetensors(target, tensors, { metadata });
}
