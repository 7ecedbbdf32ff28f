/** A number with a fixed count of decimals, a true minus sign, and ∞. */
export function formatNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) return "–";
  const text = Number.isFinite(value) ? Math.abs(value).toFixed(digits) : "∞";
  const isZero = Number(text) === 0;
  return value < 0 && !isZero ? `−${text}` : text;
}

/** As {@linkcode formatNumber}, with a plus sign before what is above 0. */
export function formatSigned(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A count, as 1,000. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** A count of things, as "1 pair" or "1,000 pairs". */
export function formatPlural(
  count: number,
  one: string,
  many = `${one}s`,
): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** The p of a test: what is below 0.001 is not told apart. */
export function formatP(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** Cuts a name that is too long for its place; the end often tells more. */
export function shorten(name: string, length: number): string {
  const letters = [...name];
  if (letters.length <= length) return name;
  const head = Math.floor((length - 1) / 2), tail = length - 1 - head;
  return `${letters.slice(0, head).join("")}…${letters.slice(-tail).join("")}`;
}
