import { createHash } from "node:crypto";
import type { Report } from "../report.ts";
import { comparison } from "./comparison.ts";
import { distributions } from "./distributions.ts";
import { faces } from "./faces.ts";
import { formatPlural } from "./format.ts";
import { leaderboard } from "./leaderboard.ts";
import { Markup, markup } from "./markup.ts";
import script from "./page.js" with { type: "text" };
import style from "./page.css" with { type: "text" };
import type { ReportPictures } from "./pictures.ts";
import { protocol } from "./protocol.ts";
import { sweep } from "./sweep.ts";

/**
 * Writes a report as a page that needs nothing else: one file of HTML with its
 * style, script and pictures, which asks no network for anything and is not
 * allowed to by its own policy.
 *
 * `page.css` and `page.js` are imported as text, so that they travel wherever
 * this module does, and are checked and formatted as what they are.
 *
 * @param report What was measured.
 * @param pictures Of the faces that {@linkcode chooseFaces} names.
 * @returns The file.
 */
export function reportHtml(report: Report, pictures: ReportPictures): string {
  const sections: readonly Section[] = [
    { id: "leaderboard", title: "Leaderboard", body: leaderboard(report) },
    { id: "comparison", title: "Comparison", body: comparison(report) },
    { id: "neighbors", title: "Neighbors", body: sweep(report) },
    {
      id: "distributions",
      title: "Distributions",
      body: distributions(report),
    },
    { id: "faces", title: "Faces", body: faces(report, pictures) },
    { id: "protocol", title: "How it was measured", body: protocol(report) },
  ].filter(({ body }) => body !== null);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title(report)}</title>
<style>${new Markup(style)}</style>
</head>
<body data-other="reference">
${header(report, sections)}
<main>
${sections.map(({ body }) => body)}</main>
<script type="module">${new Markup(script)}</script>
</body>
</html>
`.text;
}

/** A part of the page, and what the navigation calls it. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup | null;
}

/** Only this script, this style and pictures in the file: no network. */
function policy(script: string): string {
  const digest = createHash("sha256").update(script).digest("base64");
  return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
    `script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

function title({ models }: Report): string {
  return `${models.map(({ name }) => name).join(", ")} · Revisage`;
}

function header(report: Report, sections: readonly Section[]): Markup {
  const { models, counts, created, notes } = report;
  const facts = [
    formatPlural(models.length, "model"),
    formatPlural(counts.pairs, "pair"),
    formatPlural(counts.identities, "person", "people"),
  ];
  return markup`<header>
<a class="skip" href="#leaderboard">To the leaderboard</a>
<p class="brand">Revisage evaluate</p>
<h1>Who is it still?</h1>
<p class="facts-line">${facts.join(" · ")} · <time datetime="${created}">${
    created.slice(0, 10)
  }</time></p>
<nav aria-label="Sections"><ul>${
    sections.map(({ id, title }) =>
      markup`<li><a href="#${id}">${title}</a></li>`
    )
  }</ul></nav>
${
    notes.length === 0
      ? null
      : markup`<ul class="notes">${
        notes.map((note) => markup`<li>${note}</li>`)
      }</ul>
`
  }</header>`;
}
