/** Where a command writes. */
export interface Io {
  /** A line of data, on the standard output. */
  print(line: string): void;
  /** A line for whoever waits, on the standard error. */
  tell(line: string): void;
}

/**
 * This process's streams. They never throw: where nobody reads any more, work
 * that has begun goes on.
 */
export const PROCESS_IO: Io = {
  print: (line) => write(Deno.stdout, line),
  tell: (line) => write(Deno.stderr, line),
};

function write(stream: Pick<typeof Deno.stdout, "writeSync">, line: string) {
  const bytes = new TextEncoder().encode(`${line}\n`);
  try {
    for (let done = 0; done < bytes.length;) {
      done += stream.writeSync(bytes.subarray(done));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
