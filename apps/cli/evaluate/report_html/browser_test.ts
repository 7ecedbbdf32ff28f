import { assert, assertEquals } from "@std/assert";
import { pathToFileURL } from "node:url";
import { reportHtml } from "./report_html.ts";
import { Chromium } from "./testing/chromium.ts";
import { drawnPictures } from "./testing/drawn_pictures.ts";
import { findChromium } from "./testing/find_chromium.ts";
import { largeReport } from "./testing/large_report.ts";

const PATH = findChromium();
if (PATH === null) {
  console.warn("report.html is not opened: no chromium on the PATH");
}

/** A name that would run, if anything let it. */
const EVIL = `"><img src=x onerror="document.title='evil'">`;

Deno.test({
  name: "report.html of 1,000 pairs by 3 models, in Chromium",
  ignore: PATH === null,
  fn: async (t) => {
    const report = largeReport(["bicubic", EVIL, "ours"], 1000);
    const html = reportHtml(report, drawnPictures(report));
    const file = await Deno.makeTempFile({ suffix: ".html" });
    await using stack = new AsyncDisposableStack();
    stack.defer(() => Deno.remove(file));
    await Deno.writeTextFile(file, html);
    const url = pathToFileURL(file).href;
    await using chromium = await Chromium.start(PATH!);
    const requests: string[] = [];
    const complaints: unknown[] = [];
    chromium.on("Network.requestWillBeSent", ({ request }) => {
      requests.push((request as { url: string }).url);
    });
    chromium.on("Log.entryAdded", ({ entry }) => complaints.push(entry));
    chromium.on("Runtime.exceptionThrown", (event) => complaints.push(event));
    for (const domain of ["Network", "Log", "Runtime"]) {
      await chromium.send(`${domain}.enable`);
    }
    await chromium.show(1200, 900);

    await t.step("stays under 20 MB and opens in two seconds", async () => {
      assert(html.length < 20e6, `${html.length} bytes`);
      await chromium.open(url);
      const milliseconds = await chromium.evaluate<number>(`
        Promise.all([...document.images].map((image) => image.decode()))
          .then(() => performance.now())`);
      assert(milliseconds < 2000, `${milliseconds} ms`);
      const count = await chromium.evaluate("document.images.length");
      assertEquals(count, 3 * 3 * 6 * 3);
    });

    await t.step("asks for nothing, and nothing is amiss", () => {
      const outside = requests.filter((request) =>
        request !== url && !request.startsWith("data:image/jpeg;base64,")
      );
      assertEquals(outside, []);
      assertEquals(complaints, []);
    });

    await t.step("takes no name for markup", async () => {
      const title = await chromium.evaluate<string>("document.title");
      assertEquals(title, `bicubic, ${EVIL}, ours · Revisage`);
      const found = "document.querySelectorAll('[src=x], [onerror]').length";
      assertEquals(await chromium.evaluate(found), 0);
    });

    await t.step("moves the line of a face by keyboard", async () => {
      await chromium.evaluate("document.querySelector('#all').focus()");
      const focused = () =>
        chromium.evaluate<[string, string, string, string]>(`(() => {
          const input = document.activeElement;
          const { clipPath } = getComputedStyle(
            input.parentElement.querySelector(".restored") ?? input);
          return [input.type, input.value, input.ariaValueText ??
            input.getAttribute("aria-valuetext"), clipPath];
        })()`);
      await chromium.press("Tab"); // To the choice of reference or input,
      assertEquals((await focused())[0], "radio");
      await chromium.press("Tab"); // and to the first face.
      await chromium.press("ArrowRight");
      assertEquals(await focused(), [
        "range",
        "51",
        "51 % restored",
        "inset(0px 49% 0px 0px)",
      ]);
      await chromium.press("Home");
      assertEquals((await focused())[3], "inset(0px 100% 0px 0px)");
      const outline = await chromium.evaluate<string>(
        "getComputedStyle(document.activeElement.parentElement).outlineStyle",
      );
      assertEquals(outline, "solid");
    });

    await t.step("moves all lines at once", async () => {
      await chromium.evaluate("document.querySelector('#all').focus()");
      await chromium.press("End");
      const values = await chromium.evaluate<string[]>(
        "[...document.querySelectorAll('.stage input')].map((i) => i.value)",
      );
      assertEquals(new Set(values), new Set(["100"]));
      assertEquals(values.length, 54);
    });

    await t.step("moves a line by mouse", async () => {
      await chromium.evaluate(
        "document.querySelector('.stage').scrollIntoView({ block: 'center' })",
      );
      const { x, y, width, height } = await chromium.evaluate<DOMRectLike>(
        "document.querySelector('.stage').getBoundingClientRect().toJSON()",
      );
      const at = { x: x + width / 4, y: y + height / 2, button: "left" };
      for (const type of ["mousePressed", "mouseReleased"]) {
        await chromium.send("Input.dispatchMouseEvent", {
          type,
          clickCount: 1,
          ...at,
        });
      }
      const value = await chromium.evaluate<string>(
        "document.querySelector('.stage input').value",
      );
      assertEquals(value, "25");
    });

    await t.step("shows what the model was given by keyboard", async () => {
      const shown = () =>
        chromium.evaluate<string>(
          "getComputedStyle(document.querySelector('.stage .input')).display",
        );
      await chromium.evaluate("document.querySelector('[name=other]').focus()");
      assertEquals(await shown(), "none");
      await chromium.press("ArrowRight");
      assertEquals(await shown(), "block");
    });

    await t.step("names every slider and plot for who cannot see", async () => {
      const { nodes } = await chromium.send("Accessibility.getFullAXTree") as {
        nodes: AxNode[];
      };
      const named = (role: string) =>
        nodes.filter((node) => node.role?.value === role).map((node) =>
          node.name?.value ?? ""
        );
      assertEquals(named("slider").length, 55);
      assert(named("slider").every((name) => name.length > 5));
      assert(named("image").length > 50);
      assert(named("image").every((name) => name.length > 5));
    });

    await t.step("follows light and dark", async () => {
      const paper = () =>
        chromium.evaluate<string>(
          "getComputedStyle(document.body).backgroundColor",
        );
      await chromium.show(1200, 900, "light");
      assertEquals(await paper(), "rgb(253, 253, 252)");
      await chromium.show(1200, 900, "dark");
      assertEquals(await paper(), "rgb(22, 24, 26)");
    });

    await t.step("fits a phone: only tables scroll sideways", async () => {
      await chromium.show(360, 740);
      const width = await chromium.evaluate<number>(
        "document.documentElement.scrollWidth",
      );
      assertEquals(width, 360);
    });
  },
});

interface DOMRectLike {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface AxNode {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}
