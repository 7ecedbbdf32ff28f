import type { Report, ReportImage, ReportMeasure } from "../report.ts";
import {
  chooseFaces,
  choosingMeasures,
  type ChosenFaces,
} from "./choose_faces.ts";
import { imageMeasures } from "./distributions.ts";
import { formatNumber } from "./format.ts";
import { type Markup, markup } from "./markup.ts";
import { modelName } from "./model_name.ts";
import type { ReportPictures, Thumbnail } from "./pictures.ts";

/**
 * The best, the worst and the most changed faces of each model, each with a
 * slider between what was restored and what it should be; null if no measure
 * tells them apart.
 */
export function faces(report: Report, pictures: ReportPictures): Markup | null {
  const chosen = chooseFaces(report);
  if (chosen.every(({ best }) => best.length === 0)) return null;
  return markup`<section id="faces">
<h2>Faces</h2>
<p class="lead">On the left of each line is the restored face, on the right
<span class="other reference">the reference</span>${
    pictures.input &&
    markup`<span class="other input">what the model was given</span>`
  }. Drag the line, or focus it and press the arrow keys; Home and End show all of
one.</p>
${controls(pictures)}
${chosen.map((faces, index) => ofModel(report, pictures, { faces, index }))}
</section>
`;
}

function controls({ input }: ReportPictures): Markup {
  return markup`<div class="controls">
<label>All lines <input type="range" id="all" min="0" max="100" value="50" aria-valuetext="50 % restored"></label>
${
    input &&
    markup`<fieldset><legend>Restored against</legend><label><input type="radio" name="other" value="reference" checked> reference</label><label><input type="radio" name="other" value="input"> input</label></fieldset>`
  }
</div>
`;
}

/** A model's faces, and which model it is. */
interface ModelFaces {
  readonly faces: ChosenFaces;
  readonly index: number;
}

function ofModel(
  report: Report,
  pictures: ReportPictures,
  { faces, index }: ModelFaces,
): Markup {
  const { quality, identity } = choosingMeasures(report);
  const by = (measure: ReportMeasure | null) => measure?.title ?? "";
  const rows = [
    { title: "Best", by: by(quality), images: faces.best },
    { title: "Worst", by: by(quality), images: faces.worst },
    { title: "Most changed person", by: by(identity), images: faces.changed },
  ].filter(({ images }) => images.length > 0);
  const id = `faces-of-${index}`;
  return markup`<section class="model" aria-labelledby="${id}">
<h3 id="${id}">${modelName(faces.model, index)}</h3>
${
    rows.map(({ title, by, images }) =>
      markup`<h4>${title} <span class="unit">by ${by}</span></h4>
<div class="faces">${
        images.map((image) =>
          card(report, pictures, { image, model: faces.model })
        )
      }</div>
`
    )
  }</section>
`;
}

/** A face of a model. */
interface Face {
  readonly image: ReportImage;
  readonly model: string;
}

function card(
  report: Report,
  pictures: ReportPictures,
  { image, model }: Face,
): Markup {
  const { stem, person } = image;
  const restored = pictures.restored.get(model)?.get(stem);
  const reference = pictures.reference.get(stem);
  const input = pictures.input?.get(stem);
  const label = `${model}, ${stem}: how much of it is the restored face`;
  return markup`<figure class="face">${
    restored === undefined || reference === undefined
      ? markup`<div class="missing">no picture</div>`
      : markup`<div class="stage">${picture(reference, "reference")}${
        input === undefined ? null : picture(input, "input")
      }${
        picture(restored, "restored")
      }<input type="range" min="0" max="100" value="50" aria-label="${label}" aria-valuetext="50 % restored"></div>`
  }<figcaption><bdi class="stem" title="${stem}">${stem}</bdi>${
    person === stem ? null : markup` <span class="unit">${person}</span>`
  }${values(report, image)}${verdict(image)}</figcaption></figure>
`;
}

function picture({ jpeg, width, height }: Thumbnail, kind: string): Markup {
  return markup`<img class="${kind}" alt="" width="${width}" height="${height}" src="data:image/jpeg;base64,${jpeg.toBase64()}">`;
}

/** The two measures that matter here, in a line. */
function values(report: Report, image: ReportImage): Markup {
  const { quality, identity } = choosingMeasures(report);
  const shown = imageMeasures(report).filter((measure) =>
    measure === quality || measure === identity
  );
  return markup`<span class="values">${
    shown.map(({ key, title, unit, digits }) => {
      const value = image.values[key];
      return value === undefined
        ? null
        : markup`<span>${title} <b>${
          formatNumber(value, digits)
        }${unit}</b></span>`;
    })
  }</span>`;
}

/** Whose face it is, by iPrecision. */
function verdict({ verdict }: ReportImage): Markup | null {
  if (verdict === null) return null;
  const { kind, neighbor } = verdict;
  if (kind === "same") {
    return markup`<span class="verdict same">✓ the same person</span>`;
  }
  return kind === "none"
    ? markup`<span class="verdict none">✕ near nobody’s face</span>`
    : markup`<span class="verdict other-person">✕ taken for <bdi title="${neighbor}">${neighbor}</bdi></span>`;
}
