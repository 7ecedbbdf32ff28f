import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createHash } from "node:crypto";
import { reportHtml } from "./report_html.ts";
import { smallReport } from "./testing/small_report.ts";

const NOTHING = {
  reference: new Map(),
  input: null,
  restored: new Map(),
};

Deno.test("reportHtml() names no address but parts of itself and data", () => {
  const report = smallReport({ ssim: [0.5, 0.6], angle: [1, 2] });
  const html = reportHtml(report, NOTHING);
  assert(!/\w:\/\/|"\/\/|@import|url\(/i.test(html));
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) {
    assert(/^(#|data:)/.test(address!), address);
  }
});

Deno.test("reportHtml() links only to sections that are there", () => {
  const html = reportHtml(smallReport({ ssim: [0.5] }), NOTHING);
  const links = [...html.matchAll(/href="#(\w+)"/g)].map(([, id]) => id!);
  assert(links.includes("faces") && !links.includes("comparison"));
  for (const id of links) assertStringIncludes(html, `<section id="${id}">`);
});

Deno.test("reportHtml() lets its own script run, and no other", () => {
  const html = reportHtml(smallReport({ ssim: [0.5] }), NOTHING);
  const [, script] = /<script type="module">(.*)<\/script>/s.exec(html)!;
  const digest = createHash("sha256").update(script!).digest("base64");
  assertStringIncludes(html, `script-src &#39;sha256-${digest}&#39;;`);
  assertStringIncludes(html, "default-src &#39;none&#39;");
});

Deno.test("reportHtml() escapes whatever a file or folder may be called", () => {
  const evil = `"'><script>alert(1)</script>&`;
  const report = smallReport({ ssim: [0.5], angle: [3] });
  const [model] = report.models;
  const html = reportHtml({
    ...report,
    models: [{
      ...model!,
      name: evil,
      folder: evil,
      images: model!.images.map((image) => ({
        ...image,
        stem: evil,
        person: `${evil}2`,
        verdict: { kind: "other", neighbor: evil, distance: 1, radius: 2 },
      })),
      sweep: [{ k: 1, iPrecision: 0.5, iRecall: 0.5 }],
    }],
    notes: [evil],
    counts: {
      ...report.counts,
      unpaired: [evil],
      broken: [{ name: evil, why: evil }],
    },
    protocol: {
      ...report.protocol,
      reference: evil,
      identities: evil,
      extractor: { name: evil, digest: evil },
    },
  }, NOTHING);
  assertEquals(html.match(/<script/g)?.length, 1);
  assertEquals(html.includes(`"'>`), false);
  assert(html.split("&lt;script&gt;alert(1)").length > 15);
});

Deno.test("reportHtml() shows notes, and a report without a face", () => {
  const html = reportHtml(
    { ...smallReport({}), notes: ["No LPIPS: no weights."] },
    NOTHING,
  );
  assertStringIncludes(html, "<li>No LPIPS: no weights.</li>");
  assertEquals(html.includes('id="faces"'), false);
});
