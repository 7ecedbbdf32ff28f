import { openSafetensors } from "@revisage/core";
import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import {
  renameAlex,
  renameInception,
  renameSqueeze,
  renameVgg,
} from "./rename.ts";

/** Names of weight and bias of convolutions, as torchvision calls them. */
function convolutions(places: readonly (number | string)[]): string[] {
  return places.flatMap((place) => [
    `features.${place}.weight`,
    `features.${place}.bias`,
  ]);
}

function heads(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `lin${i}.model.1.weight`);
}

const FIRES = [3, 4, 6, 7, 9, 10, 11, 12].flatMap((place) => [
  `${place}.squeeze`,
  `${place}.expand1x1`,
  `${place}.expand3x3`,
]);
const ALEX = [...convolutions([0, 3, 6, 8, 10]), ...heads(5)];
const SQUEEZE = [...convolutions([0, ...FIRES]), ...heads(7)];

Deno.test("VGG-16's convolutions are numbered by block", () => {
  const places = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28];
  const kernels = places.map((place) => renameVgg(`features.${place}.weight`));
  assertEquals(kernels, [
    ...["conv1_1.kernel", "conv1_2.kernel"],
    ...["conv2_1.kernel", "conv2_2.kernel"],
    ...["conv3_1.kernel", "conv3_2.kernel", "conv3_3.kernel"],
    ...["conv4_1.kernel", "conv4_2.kernel", "conv4_3.kernel"],
    ...["conv5_1.kernel", "conv5_2.kernel", "conv5_3.kernel"],
  ]);
});

Deno.test("what no extractor reads is left out", () => {
  for (const rename of [renameAlex, renameVgg, renameSqueeze]) {
    assertEquals(rename("classifier.1.weight"), null);
    assertEquals(rename("lin0.model.1.bias"), null);
  }
  assertEquals(renameAlex("features.1.weight"), null);
  for (const name of ["fc.weight", "fc.bias", "AuxLogits.fc.weight"]) {
    assertEquals(renameInception(name), null);
  }
});

const SHARED = fileURLToPath(
  import.meta.resolve("../../../../../shared/weights"),
);
const isAbsent = !await Deno.stat(SHARED).then(() => true, () => false);
if (isAbsent) console.log(`Names are not compared: ${SHARED} is absent.`);

const SHARED_NETWORKS = [
  ["alex", renameAlex, ALEX],
  ["squeeze", renameSqueeze, SQUEEZE],
] as const;

for (const [name, rename, theirs] of SHARED_NETWORKS) {
  Deno.test({
    name: `names are those of the weights for development: ${name}`,
    ignore: isAbsent,
    fn() {
      using file = openSafetensors(`${SHARED}/lpips_${name}.safetensors`);
      const ours = theirs.map(rename).map(String);
      assertEquals(ours.sort(), [...file.entries.keys()].sort());
    },
  });
}
