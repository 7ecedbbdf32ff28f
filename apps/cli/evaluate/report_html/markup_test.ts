import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { escapeText, Markup, markup } from "./markup.ts";

Deno.test("markup`` escapes text, and keeps markup", () => {
  const name = `<img src=x onerror="alert('&')">`;
  assertEquals(
    markup`<td title="${name}">${markup`<b>${name}</b>`}</td>`.text,
    '<td title="&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;">' +
      "<b>&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;</b></td>",
  );
});

Deno.test("markup`` joins lists and prints numbers; null is nothing", () => {
  const list = ["a<", 1, null, [markup`<br>`, [2.5]]];
  assertEquals(`${markup`(${list})`}`, "(a&lt;1<br>2.5)");
});

Deno.test("escapeText() shows characters that HTML cannot hold as �", () => {
  assertEquals(
    escapeText("a\0b\x1b[1m\ud800c\td"),
    "a\ufffdb\ufffd[1m\ufffdc\td",
  );
});

Deno.test("escapeText() leaves nothing that could end text or an attribute", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
      const text = String.fromCodePoint(...codes);
      const escaped = escapeText(text);
      assert(!/[<>"']/.test(escaped));
      assert(!/&(?!amp;|lt;|gt;|quot;|#39;)/.test(escaped));
      assertEquals(markup`${new Markup(escaped)}`.text, escaped);
    }),
  );
});
