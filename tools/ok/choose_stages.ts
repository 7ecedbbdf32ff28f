/**
 * Chooses stages by the words after `deno task ok`.
 *
 * No word means all of them, `fmt lint` these two, `--except test` all others.
 *
 * @param words What was typed.
 * @param stages All there are; the choice keeps their order.
 * @throws {RangeError} If a word names no stage.
 */
export function chooseStages<T extends { readonly name: string }>(
  words: readonly string[],
  stages: readonly T[],
): T[] {
  const except = words[0] === "--except";
  const named = except ? words.slice(1) : words;
  const names = stages.map(({ name }) => name);
  for (const word of named) {
    if (names.includes(word)) continue;
    throw new RangeError(
      `Cannot run stage "${word}": it must be one of ${names.join(", ")}`,
    );
  }
  if (named.length === 0) return [...stages];
  return stages.filter(({ name }) => named.includes(name) !== except);
}
