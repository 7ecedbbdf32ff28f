import type { Cursor } from "./cursor.ts";

/** What names, calls and outside references in a pickle stand for. */
export interface Vocabulary {
  /** What a name such as `collections.OrderedDict` stands for. */
  global(name: string): unknown;
  /** What calling a value with arguments gives. */
  reduce(callee: unknown, args: readonly unknown[]): unknown;
  /** What an object outside of the pickle stands for. */
  persistent(id: unknown): unknown;
}

/** The state of a pickle that is being read: what is finished, and what not. */
export class PickleMachine {
  /** Where instructions come from. */
  readonly input: Cursor;
  /** What foreign things mean. */
  readonly vocabulary: Vocabulary;
  readonly #stack: unknown[] = [];
  readonly #marks: number[] = [];
  readonly #memo = new Map<number, unknown>();

  /** Starts with nothing. */
  constructor(input: Cursor, vocabulary: Vocabulary) {
    this.input = input;
    this.vocabulary = vocabulary;
  }

  /** Puts a value onto the stack. */
  push(value: unknown): void {
    this.#stack.push(value);
  }

  /** Takes the last value off the stack. */
  pop(): unknown {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) throw this.#bad();
    return this.#stack.pop();
  }

  /** The last value, which stays. */
  top(): unknown {
    if (this.#stack.length === 0) throw this.#bad();
    return this.#stack.at(-1);
  }

  /** Remembers where a group of values begins. */
  mark(): void {
    this.#marks.push(this.#stack.length);
  }

  /** Takes the last group off the stack. */
  popGroup(): unknown[] {
    const start = this.#marks.pop();
    if (start === undefined) throw this.#bad();
    return this.#stack.splice(start);
  }

  /** Keeps the last value under a number; without one, under the next. */
  remember(key: number = this.#memo.size): void {
    this.#memo.set(key, this.top());
  }

  /** Pushes a value that was kept. */
  recall(key: number): void {
    if (!this.#memo.has(key)) throw this.#bad();
    this.push(this.#memo.get(key));
  }

  /** Adds values to the list on top of the stack. */
  append(values: readonly unknown[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.#bad();
    for (const value of values) list.push(value);
  }

  /** Adds keys and values, in turns, to the dictionary on top of the stack. */
  setItems(values: readonly unknown[]): void {
    const dictionary = this.top();
    if (!(dictionary instanceof Map) || values.length % 2 !== 0) {
      throw this.#bad();
    }
    for (let i = 0; i < values.length; i += 2) {
      dictionary.set(values[i], values[i + 1]);
    }
  }

  /** The result, once all is read. */
  finish(): unknown {
    const value = this.pop();
    if (this.#stack.length > 0 || this.#marks.length > 0) throw this.#bad();
    return value;
  }

  #bad(): Error {
    return this.input.refuse("its pickle is broken");
  }
}
