const LONGEST = 60;

/**
 * Spells a value in an error message, so short that a hostile one cannot flood
 * the terminal.
 */
export function showValue(value: unknown): string {
  const text = spell(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function spell(value: unknown): string {
  if (typeof value === "function") return "a function";
  // JSON would call NaN and Infinity null, and has no word for big integers.
  if (typeof value !== "object" && typeof value !== "string") {
    return String(value);
  }
  try {
    return JSON.stringify(value) ?? "an object";
  } catch { // A cycle, or a big integer inside.
    return "an object";
  }
}
