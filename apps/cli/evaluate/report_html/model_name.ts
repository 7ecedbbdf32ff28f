import { Markup, markup } from "./markup.ts";

/** Colors there are; from the next model on they repeat. */
const COLORS = 6;

/** The class that gives a model's marks their color. */
export function colorClass(index: number): string {
  return `m${index % COLORS}`;
}

/** A model's name behind a dot of its color. */
export function modelName(name: string, index: number): Markup {
  return markup`<span class="dot ${
    colorClass(index)
  }"></span><bdi>${name}</bdi>`;
}
