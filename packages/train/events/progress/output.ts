/** Where a reporter writes. */
export interface Output {
  /** Whether a person watches. */
  readonly isTerminal: boolean;
  /** Characters in a line, now. */
  columns(): number;
  write(text: string): void;
}

const USUAL_COLUMNS = 80;

/**
 * One of this process's streams.
 *
 * It never throws: when the terminal is closed or nobody reads any more, a run
 * must go on.
 */
export function streamOutput(
  stream: Pick<typeof Deno.stderr, "isTerminal" | "writeSync">,
): Output {
  const encoder = new TextEncoder();
  return {
    isTerminal: stream.isTerminal(),
    columns,
    write(text) {
      const bytes = encoder.encode(text);
      try {
        for (let done = 0; done < bytes.length;) {
          done += stream.writeSync(bytes.subarray(done));
        }
      } catch {
        // Nobody reads.
      }
    },
  };
}

function columns(): number {
  try {
    return Deno.consoleSize().columns || USUAL_COLUMNS; // 0: it does not know.
  } catch {
    return USUAL_COLUMNS;
  }
}
