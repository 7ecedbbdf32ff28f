/**
 * Refuses what `JSON.parse` forgives: a key given twice in one object, and
 * nesting deeper than the caller needs.
 *
 * It runs before `JSON.parse` and does not judge the rest of the grammar, so
 * text that is no JSON may pass.
 *
 * @returns The fault as the second half of a sentence, or `undefined`.
 * @throws {SyntaxError} If a key is no JSON string.
 */
export function findStructureFault(
  text: string,
  maxDepth: number,
): string | undefined {
  const open: Set<string>[] = []; // The keys of each object around here.
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "{" || character === "[") {
      if (open.length === maxDepth) {
        return `must nest at most ${maxDepth} deep, got more at ${i}`;
      }
      open.push(new Set());
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, i);
      if (isKey(text, end)) {
        // Parsed, because "a" and "\u0061" are the same key.
        const key: string = JSON.parse(text.slice(i, end));
        if (open.at(-1)?.has(key)) {
          return `must give each key once, got ${JSON.stringify(key)} twice`;
        }
        open.at(-1)?.add(key);
      }
      i = end - 1;
    }
  }
  return undefined;
}

/** The index after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  while (" \t\r\n".includes(text[end] ?? "?")) end++;
  return text[end] === ":";
}
