/**
 * Compares two texts by code points, for `sort`.
 *
 * This is the order of their UTF-8 bytes, which the reference sorts by.
 * JavaScript's own `<` differs beyond U+FFFF, where it sees surrogates.
 */
export function compareCodePoints(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  // A difference in the second half of a pair: step back to its first half.
  if (i > 0 && isLowSurrogate(a, i) && isLowSurrogate(b, i)) i--;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
