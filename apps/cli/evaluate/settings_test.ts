import { assertEquals, assertThrows } from "@std/assert";
import { parseWords } from "../frame/parse_words.ts";
import { EVALUATE } from "./command.ts";
import { type EvaluateSettings, readSettings } from "./settings.ts";

function read(...words: string[]): EvaluateSettings {
  const args = parseWords(EVALUATE, words);
  if (args === "help") throw new Error("No help was asked for");
  return readSettings(args.flags);
}

const LEAST = ["--restored", "out/ours/", "--reference", "gt"];

Deno.test("readSettings() has a default for all that was not said", () => {
  assertEquals(read(...LEAST), {
    models: [{ name: "ours", folder: "out/ours/" }],
    reference: "gt",
    input: null,
    identities: null,
    faces: null,
    inception: null,
    lpips: null,
    detector: null,
    features: null,
    metrics: null,
    k: 4,
    verify: null,
    pixels: { crop: 0, luma: false },
    seed: 0,
    output: null,
    strict: false,
    json: false,
  });
});

Deno.test("readSettings() takes names of models from behind the last =", () => {
  const { models } = read(
    "--restored",
    "a=b=c",
    "--restored=d",
    "--reference=e",
  );
  assertEquals(models, [{ folder: "a=b", name: "c" }, {
    folder: "d",
    name: "d",
  }]);
});

Deno.test("readSettings() tells networks for faces from Inception", () => {
  const words = [
    "--extractor",
    "inception-fid",
    "--extractor",
    "arcface=a.onnx",
  ];
  const { faces, inception } = read(...LEAST, ...words);
  assertEquals(faces, { name: "arcface", file: "a.onnx" });
  assertEquals(inception, { name: "inception-fid", file: null });
  const own = read(...LEAST, "--extractor", "my/net.onnx", "--lpips", "vgg=v");
  assertEquals(own.faces, { name: "onnx", file: "my/net.onnx" });
  assertEquals(own.lpips, { name: "vgg", file: "v" });
});

Deno.test("readSettings() puts measures into the order of the leaderboard", () => {
  const { metrics } = read(...LEAST, "--metrics", "FID,psnr,iprecision");
  assertEquals(metrics, ["psnr", "iPrecision", "fid"]);
});

Deno.test("readSettings() takes a network for faces for sets, where it is alone", () => {
  const words = ["--metrics", "fid", "--extractor", "sface"];
  assertEquals(read(...LEAST, ...words).faces?.name, "sface");
});

Deno.test("readSettings() takes a cosine with decimals, and one that is negative", () => {
  assertEquals(read(...LEAST, "--verify", "0.363").verify, 0.363);
  assertEquals(read(...LEAST, "--verify=-0.5").verify, -0.5);
  const words = ["--verify", "1", "--metrics", "verified,identity"];
  assertEquals(read(...LEAST, ...words).metrics, ["identity", "verified"]);
});

const WRONG: readonly (readonly [words: string[], message: string])[] = [
  [
    ["--reference", "gt"],
    "--restored must be given: the folder of what a model made",
  ],
  [
    ["--restored", "a"],
    "--reference must be given: what the models should have made",
  ],
  [
    [...LEAST, "--restored", "x/ours"],
    '--restored must give each model a name of its own, as DIR=NAME, got "ours" twice',
  ],
  [
    [...LEAST, "--restored", "x="],
    '--restored must be DIR or DIR=NAME, got "x="',
  ],
  [
    [...LEAST, "--extractor", "sfaec"],
    '--extractor must be sface, arcface, facenet, inception-fid, one of them with =FILE, or FILE.onnx, got "sfaec", did you mean "sface"?',
  ],
  [
    [...LEAST, "--extractor", "sface", "--extractor", "a.onnx"],
    "--extractor must name one network for faces at most, got 2",
  ],
  [
    [...LEAST, "--extractor", "sface", "--features", "f"],
    "--features takes the place of --extractor; leave out one",
  ],
  [
    [...LEAST, "--lpips", "vgg1"],
    '--lpips must be alex, squeeze, vgg, or one of them with =FILE, got "vgg1", did you mean "vgg"?',
  ],
  [
    [...LEAST, "--metrics", "psnr,spim"],
    '--metrics must be some of psnr,ssim,edges,lpips,landmarks,identity,angle,verified,iPrecision,iRecall,fid,kid,precision,recall,density,coverage, got "spim", did you mean "ssim"?',
  ],
  [
    [...LEAST, "--metrics", "landmarks"],
    "--metrics landmarks needs --detector, what finds faces",
  ],
  [
    [...LEAST, "--metrics", "verified"],
    "--metrics verified needs --verify, the least cosine",
  ],
  [
    [...LEAST, "--verify", "36.3"],
    "--verify must be a number from -1 to 1, got 36.3",
  ],
  [
    [...LEAST, "--input", "in"],
    "--input must come with --output, whose page shows it",
  ],
  [
    [...LEAST, "--metrics", "psnr", "--lpips", "alex"],
    "--lpips measures nothing of --metrics psnr: it is for lpips",
  ],
  [
    [...LEAST, "--metrics", "identity", "--k", "3"],
    "--k measures nothing of --metrics identity: it is for iPrecision,iRecall",
  ],
  [
    [...LEAST, "--metrics", "lpips", "--luma"],
    "--luma measures nothing of --metrics lpips: it is for psnr,ssim",
  ],
  [
    [...LEAST, "--metrics", "psnr", "--extractor", "inception-fid"],
    "--extractor inception-fid measures nothing of --metrics psnr: it is for " +
    "fid,kid,precision,recall,density,coverage",
  ],
  [
    [
      ...[...LEAST, "--metrics", "fid", "--extractor", "sface"],
      ...["--extractor", "inception-fid"],
    ],
    "--extractor sface measures nothing of --metrics fid: it is for " +
    "identity,angle,verified,iPrecision,iRecall",
  ],
  [[...LEAST, "--k", "11"], "--k must be an integer from 1 to 10, got 11"],
];

for (const [words, message] of WRONG) {
  Deno.test(`evaluate ${words.join(" ")} is wrong use`, () => {
    const error = assertThrows(() => read(...words), Error);
    assertEquals(error.message, `Cannot run evaluate: ${message}`);
  });
}
