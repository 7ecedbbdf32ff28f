import { assertEquals, assertStringIncludes } from "@std/assert";
import { protocol } from "./protocol.ts";
import { smallReport } from "./testing/small_report.ts";

Deno.test("protocol() says what it takes to meet the numbers again", () => {
  const { text } = protocol(smallReport({ ssim: [1] }));
  for (
    const part of [
      "<dt>People</dt><dd>7, by each pair</dd>",
      '<bdi>sface</bdi> <code class="digest" title="0123456789abcdef',
      "95 %, bootstrap of 2,000 draws",
      "<dt>Model <bdi>ours</bdi></dt><dd><code>out/ours</code></dd>",
    ]
  ) assertStringIncludes(text, part);
  assertEquals(text.includes("without a partner"), false);
  assertEquals(text.includes("found faces"), false);
});

Deno.test("protocol() names the detector and the cosine, if there are", () => {
  const report = smallReport({ ssim: [1] });
  const detector = { name: "yunet", digest: "fedc".repeat(16) };
  const { text } = protocol({
    ...report,
    protocol: { ...report.protocol, detector, verify: 0.363 },
  });
  assertStringIncludes(text, '<bdi>yunet</bdi> <code class="digest"');
  assertStringIncludes(text, "<dd>from a cosine of 0.363 on</dd>");
});

Deno.test("protocol() lists what was left out, but not for ever", () => {
  const report = smallReport({ ssim: [1] });
  const unpaired = Array.from({ length: 1234 }, (_, i) => `gt/${i}.png`);
  const broken = [{ name: "a", why: "it is <damaged>" }];
  const counts = { ...report.counts, unpaired, broken };
  const { text } = protocol({ ...report, counts });
  assertStringIncludes(text, "1,234 pictures without a partner");
  assertStringIncludes(text, "and 1,034 more, in report.json");
  assertEquals(text.match(/<li>/g)?.length, 200 + 1 + 1);
  assertStringIncludes(text, "<bdi>a</bdi>: it is &lt;damaged&gt;");
});
