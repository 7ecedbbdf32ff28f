import type { OpenSource } from "./open_source.ts";
import { openKeras } from "./open_keras.ts";
import { openRenamedPth } from "./open_renamed_pth.ts";
import {
  type Rename,
  renameAlex,
  renameInception,
  renameSqueeze,
  renameVgg,
} from "./rename.ts";

/** Opens a published file and gives its tensors our names and layout. */
export type Converter = (path: string) => OpenSource | Promise<OpenSource>;

/** What turns published files into safetensors, by name. */
export const CONVERTERS: Readonly<Record<ConverterName, Converter>> = {
  "lpips-alex": fromPth(renameAlex),
  "lpips-squeeze": fromPth(renameSqueeze),
  "lpips-vgg": fromPth(renameVgg),
  "inception-fid": fromPth(renameInception),
  keras: openKeras,
};

/** The name of a converter in {@linkcode CONVERTERS}. */
export type ConverterName =
  | "lpips-alex"
  | "lpips-squeeze"
  | "lpips-vgg"
  | "inception-fid"
  | "keras";

function fromPth(rename: Rename): Converter {
  return (path) => openRenamedPth(path, rename);
}
