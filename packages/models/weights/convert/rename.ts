/** Our name for a tensor of a published file; null if it is left out. */
export type Rename = (name: string) => string | null;

/** The places of convolutions in torchvision's `features`, and our names. */
const ALEX: ReadonlyMap<string, string> = new Map(
  [0, 3, 6, 8, 10].map((place, index) => [`${place}`, `conv${index + 1}`]),
);
const VGG: ReadonlyMap<string, string> = new Map(
  [[0, 2], [5, 7], [10, 12, 14], [17, 19, 21], [24, 26, 28]]
    .flatMap((places, block) =>
      places.map((place, index): [string, string] => [
        `${place}`,
        `conv${block + 1}_${index + 1}`,
      ])
    ),
);

const PART = /^features\.(.+)\.(weight|bias)$/;
const HEAD = /^lin(\d)\.model\.1\.weight$/;

/** LPIPS on AlexNet: `conv1.kernel` … `conv5.bias`, `lin0` … `lin4`. */
export const renameAlex: Rename = lpips((place) => ALEX.get(place) ?? null);

/** LPIPS on VGG-16: `conv1_1.kernel` … `conv5_3.bias`, `lin0` … `lin4`. */
export const renameVgg: Rename = lpips((place) => VGG.get(place) ?? null);

/** LPIPS on SqueezeNet: `3.squeeze.kernel` and so on, `lin0` … `lin6`. */
export const renameSqueeze: Rename = lpips((place) => place);

function lpips(layer: (place: string) => string | null): Rename {
  return (name) => {
    const head = HEAD.exec(name);
    if (head) return `lin${head[1]}`;
    const [, place = "", kind] = PART.exec(name) ?? [];
    const ours = layer(place);
    if (place === "" || ours === null) return null;
    return `${ours}.${kind === "weight" ? "kernel" : "bias"}`;
  };
}

/**
 * Inception for FID: as `pytorch-fid` has it, with `kernel` for a
 * convolution's weight, and without the classifier.
 */
export const renameInception: Rename = (name) => {
  if (name.endsWith(".conv.weight")) {
    return name.replace(/weight$/, "kernel");
  }
  const isNorm = /\.bn\.(weight|bias|running_mean|running_var)$/.test(name);
  return isNorm ? name : null;
};
