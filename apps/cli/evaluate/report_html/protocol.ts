import type { Report, ReportNetwork } from "../report.ts";
import { formatCount, formatPlural } from "./format.ts";
import { type Content, type Markup, markup } from "./markup.ts";

/** More names than this are counted, not listed; report.json has them all. */
const MOST_LISTED = 200;

/** What it takes to meet the numbers again, and what was left out. */
export function protocol(report: Report): Markup {
  const { counts, models } = report;
  return markup`<section id="protocol">
<h2>How it was measured</h2>
<dl class="facts">${
    facts(report).map(([term, what]) =>
      markup`<dt>${term}</dt><dd>${what}</dd>
`
    )
  }${
    models.map(({ name, folder }) =>
      markup`<dt>Model <bdi>${name}</bdi></dt><dd><code>${folder}</code></dd>
`
    )
  }</dl>
${
    list(
      counts.unpaired.map((name) => markup`<bdi>${name}</bdi>`),
      "picture without a partner",
      "pictures without a partner",
    )
  }${
    list(
      counts.broken.map(({ name, why }) => markup`<bdi>${name}</bdi>: ${why}`),
      "pair left out",
      "pairs left out",
    )
  }</section>
`;
}

function facts({ protocol, counts, version }: Report): [string, Content][] {
  const { pixels, bootstrap, kid } = protocol;
  const rows: ([string, Content] | null)[] = [
    ["Pairs", formatCount(counts.pairs)],
    [
      "People",
      `${formatCount(counts.identities)}, by ${protocol.identities}`,
    ],
    ["References", markup`<code>${protocol.reference}</code>`],
    network("Extractor", protocol.extractor),
    network("Network of the sets", protocol.distribution),
    network("Network of LPIPS", protocol.lpips),
    network("Network that found faces", protocol.detector),
    [
      "Neighbors",
      `k = ${protocol.k} for iPrecision and iRecall, ${protocol.neighbors} for the sets`,
    ],
    protocol.verify === null
      ? null
      : ["Verified", `from a cosine of ${protocol.verify} on`],
    [
      "Pixels",
      `${pixels.luma ? "Y channel" : "RGB"}, ${
        pixels.crop === 0 ? "no border" : `border of ${pixels.crop}`
      } left out`,
    ],
    [
      "Intervals",
      `${100 * bootstrap.level} %, bootstrap of ${
        formatCount(bootstrap.draws)
      } draws`,
    ],
    kid && [
      "KID",
      `${formatPlural(kid.subsets, "subset")} of ${formatCount(kid.size)}`,
    ],
    ["Seed", protocol.seed],
    ["Revisage", version],
  ];
  return rows.filter((row) => row !== null);
}

function network(
  term: string,
  found: ReportNetwork | null,
): [string, Content] | null {
  if (found === null) return null;
  const { name, digest } = found;
  return [
    term,
    markup`<bdi>${name}</bdi> <code class="digest" title="${digest}">${
      digest.slice(0, 12)
    }</code>`,
  ];
}

function list(
  items: readonly Markup[],
  one: string,
  many: string,
): Markup | null {
  if (items.length === 0) return null;
  const rest = items.length - MOST_LISTED;
  return markup`<details><summary>${
    formatPlural(items.length, one, many)
  }</summary><ul>${
    items.slice(0, MOST_LISTED).map((item) =>
      markup`<li>${item}</li>
`
    )
  }${
    rest > 0
      ? markup`<li>and ${formatCount(rest)} more, in report.json</li>`
      : null
  }</ul></details>
`;
}
