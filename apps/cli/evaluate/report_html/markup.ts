/** Text that is HTML or SVG already. Only {@linkcode markup} makes it. */
export class Markup {
  /** The HTML. */
  readonly text: string;

  /** Takes text as it is; it must be safe. */
  constructor(text: string) {
    this.text = text;
  }

  /** The HTML. */
  toString(): string {
    return this.text;
  }
}

/** What {@linkcode markup} takes: all but {@linkcode Markup} is escaped. */
export type Content = string | number | Markup | null | readonly Content[];

/**
 * Writes HTML or SVG: a tag for template literals that escapes what is put in,
 * so that no file name can become an element, an attribute or a script.
 *
 * Attributes must stand in double quotes. Lists are joined, null is nothing.
 */
export function markup(
  strings: TemplateStringsArray,
  ...contents: Content[]
): Markup {
  const text = strings.map((string, i) =>
    i === 0 ? string : render(contents[i - 1]!) + string
  );
  return new Markup(text.join(""));
}

function render(content: Content): string {
  if (content === null) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(render).join("");
  return escapeText(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Makes text safe between tags and in quoted attributes. Characters that HTML
 * has no place for (controls, halves of surrogate pairs) become "�".
 */
export function escapeText(text: string): string {
  return text.toWellFormed()
    // deno-lint-ignore no-control-regex -- these are what file names may hold
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "\ufffd")
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}
