/**
 * Draws docs/images/evaluate-report.png: the report of three ways to restore
 * drawn faces, as headless Chromium shows it.
 *
 *     deno run -A apps/cli/evaluate/report_html/testing/draw_readme_picture.ts
 *
 * One enlarges what is left of a face, one adds details of somebody else, one
 * all but keeps the face. Faces are told apart by SFace, whose weights are
 * fetched if they are not at hand; `sface=FILE` after the command names them.
 */
import type { Image } from "@revisage/core";
import { encodePng } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runCli } from "../../../frame/run_cli.ts";
import { KeptIo } from "../../../testing/kept_io.ts";
import { EVALUATE } from "../../command.ts";
import { pairPictures } from "../../pair_pictures.ts";
import type { Report } from "../../report.ts";
import { readPictures } from "../read_pictures.ts";
import { reportHtml } from "../report_html.ts";
import { Chromium } from "./chromium.ts";
import { coarse } from "./drawn_pictures.ts";
import { findChromium } from "./find_chromium.ts";

const TARGET = fileURLToPath(
  new URL("../../../../../docs/images/evaluate-report.png", import.meta.url),
);
const FACES = 120, SIDE = 256;
const [sface = "sface"] = Deno.args;

/** What each model makes of face `i`. */
const MODELS: Readonly<Record<string, (faces: Image[], i: number) => Image>> = {
  bicubic: (faces, i) => coarse(faces[i]!, 10),
  "borrowed detail": (faces, i) => {
    const other = faces[(i + 1) % FACES]!;
    return addDetail(coarse(faces[i]!, 10), other, coarse(other, 10));
  },
  faithful: (faces, i) => coarse(faces[i]!, 2.5),
};

/** Puts on a picture by what another one differs from its own coarse one. */
function addDetail(to: Image, fine: Image, coarse: Image): Image {
  const data = Uint8ClampedArray.from(
    to.data,
    (value, i) => value + fine.data[i]! - coarse.data[i]!,
  );
  return { ...to, data };
}

async function writeFaces(folder: string) {
  const drawn = new SyntheticFaces({ size: SIDE, seed: 5 });
  const faces = Array.from({ length: FACES }, (_, i) => drawn.face(i));
  const sets = {
    reference: (_: Image[], i: number) => faces[i]!,
    input: (_: Image[], i: number) => coarse(faces[i]!, 10),
    ...MODELS,
  };
  for (const [name, make] of Object.entries(sets)) {
    await Deno.mkdir(join(folder, name));
    for (let i = 0; i < FACES; i++) {
      const stem = `face-${String(i).padStart(3, "0")}`;
      const file = encodePng(make(faces, i));
      await Deno.writeFile(join(folder, name, `${stem}.png`), file);
    }
  }
}

async function evaluateFaces(folder: string): Promise<string> {
  const names = Object.keys(MODELS);
  const io = new KeptIo();
  const reference = join(folder, "reference"), input = join(folder, "input");
  const code = await runCli(
    [
      "evaluate",
      ...names.flatMap((name) => ["--restored", join(folder, name)]),
      ...["--reference", reference, "--input", input],
      ...["--extractor", sface, "--json"],
    ],
    [EVALUATE],
    io,
  );
  if (code !== 0) throw new Error(io.told.join("\n"));
  const report: Report = JSON.parse(io.printed.join("\n"));
  const models = names.map((name) => ({ name, folder: join(folder, name) }));
  const { pairs } = await pairPictures({ models, reference, input });
  const pictures = await readPictures(report, pairs);
  return reportHtml({ ...report, notes: [] }, pictures);
}

/** Leaves on the page what fits on a picture. */
const FEWER = `
  nav, details, .lead, .controls, h2, #comparison, #distributions, #protocol,
  #leaderboard .scroll:nth-of-type(3), .model:not(:nth-of-type(2)),
  .model :is(h4, .faces):not(:nth-last-of-type(1)) { display: none; }
  body { padding: 2rem 2.5rem; max-width: none; }
  section { margin-top: 1.5rem; }
  .model { margin-top: 0; }
  .faces { grid-template-columns: repeat(5, 7rem); }
  .face:nth-child(n + 6) { display: none; }
  h4 { margin-top: 0.5rem; }`;

const WIDTH = 1000;

async function photograph(page: string) {
  const path = findChromium();
  if (path === null) throw new Error("Cannot draw the picture: no chromium");
  await using chromium = await Chromium.start(path);
  await chromium.show(WIDTH, 600);
  await chromium.open(pathToFileURL(page).href);
  const height = await chromium.evaluate<number>(`
    document.querySelector("style").append(${JSON.stringify(FEWER)});
    Math.ceil(document.body.getBoundingClientRect().height)`);
  await chromium.show(WIDTH, height);
  await Deno.writeFile(TARGET, await chromium.screenshot());
}

const folder = await Deno.makeTempDir();
try {
  await writeFaces(folder);
  const page = join(folder, "report.html");
  await Deno.writeTextFile(page, await evaluateFaces(folder));
  await photograph(page);
} finally {
  await Deno.remove(folder, { recursive: true });
}
