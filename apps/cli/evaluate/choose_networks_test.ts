import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import {
  chooseNetworks,
  type ChosenNetworks,
  type NetworkSettings,
} from "./choose_networks.ts";

const NONE: NetworkSettings = {
  faces: null,
  inception: null,
  lpips: null,
  detector: null,
  features: null,
  metrics: null,
};

const NOTHING: ChosenNetworks = {
  lpips: null,
  faces: null,
  inception: null,
  detector: null,
};

async function choose(
  settings: Partial<NetworkSettings>,
): Promise<{ chosen: ChosenNetworks; told: string[] }> {
  const cache = await Deno.makeTempDir();
  const told: string[] = [];
  try {
    const chosen = await chooseNetworks({ ...NONE, ...settings }, {
      cache,
      tell: (line) => told.push(line),
    });
    return { chosen, told };
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
}

/** Runs `test` with a file that stands for a network. */
const withFile = (test: (path: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const path = `${folder}/network.onnx`;
    await Deno.writeFile(path, new Uint8Array());
    await test(path);
  });

Deno.test("chooseNetworks() says what lacks weights, and how to get them", async () => {
  const { chosen, told } = await choose({});
  assertEquals(chosen, NOTHING);
  assertEquals(told, [
    "LPIPS: not measured, lpips-alex is not at hand; --lpips alex fetches it (245 MB).",
    "Landmarks: not measured; --detector FILE, a YuNet, finds them.",
    "FID by Inception: not measured, inception-fid is not at hand; --extractor inception-fid fetches it (96 MB).",
    "Identity, iPrecision and the like: not measured, sface is not at hand; --extractor sface fetches it (39 MB).",
  ]);
});

Deno.test("chooseNetworks() takes files of the user's, and asks for no network that nothing needs", () =>
  withFile(async (path) => {
    const { chosen, told } = await choose({
      lpips: { name: "vgg", file: path },
      faces: { name: "onnx", file: path },
    });
    assertEquals(chosen.lpips, { name: "vgg", path });
    assertEquals(chosen.faces, { name: "onnx", path });
    assertEquals(told[0], `LPIPS: with ${path} as vgg.`);
    assertEquals(told[3], `Identity, iPrecision and the like: with ${path}.`);
    assertEquals(await choose({ metrics: ["psnr", "edges"] }), {
      chosen: NOTHING,
      told: [],
    });
    const finding = await choose({ detector: path, metrics: ["landmarks"] });
    assertEquals(finding, {
      chosen: { ...NOTHING, detector: path },
      told: [`Landmarks and alignment: with ${path}.`],
    });
    const given = await choose({ features: "f", metrics: ["iPrecision"] });
    assertEquals(given.told, [
      "Identity, iPrecision, FID and the like: with f.",
    ]);
  }));

Deno.test("chooseNetworks() asks for Inception where FID alone is asked for", () =>
  withFile(async (path) => {
    const inception = { name: "inception-fid", file: path } as const;
    const { chosen, told } = await choose({ metrics: ["fid"], inception });
    assertEquals(chosen, {
      ...NOTHING,
      inception: { name: "inception-fid", path },
    });
    assertEquals(told, [`FID by Inception: with ${path} as inception-fid.`]);
    const faces = { name: "sface", file: path } as const;
    const named = await choose({ metrics: ["fid"], faces });
    assertEquals(named.chosen.faces, { name: "sface", path });
    assertEquals(named.told.length, 1);
  }));

Deno.test("chooseNetworks() says which file is missing", async () => {
  const lost = choose({ lpips: { name: "alex", file: "/no/such" } });
  await assertRejects(
    () => lost,
    Error,
    "Cannot run evaluate: --lpips must name a file, found no /no/such",
  );
  const detector = choose({ detector: "/no/such" });
  await assertRejects(
    () => detector,
    Error,
    "Cannot run evaluate: --detector must name a file, found no /no/such",
  );
  const folder = choose({ detector: "/" });
  await assertRejects(
    () => folder,
    Error,
    "Cannot run evaluate: --detector must name a file, got the folder /",
  );
  const messageOf = async (name: "facenet" | "arcface") => {
    const failing = choose({ faces: { name, file: null } });
    return (await assertRejects(() => failing, Error)).message;
  };
  const prefix = "Cannot run evaluate: --extractor ";
  assertEquals(
    await messageOf("facenet"),
    `${prefix}facenet must come with a file, as facenet=FILE: nobody publishes one that can be checked`,
  );
  assertEquals(
    await messageOf("arcface"),
    `${prefix}arcface must come with a file, as arcface=FILE: it is for non-commercial research only (InsightFace)`,
  );
});
