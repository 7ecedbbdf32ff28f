import { decodeMetrics, type Metrics } from "./metrics_line.ts";

/** A line of a file of metrics. */
export interface ScannedLine {
  /** From 1. */
  readonly number: number;
  /** Where the next line starts, in bytes. */
  readonly end: number;
  /** Whether it has its line feed. */
  readonly ended: boolean;
  /** What it says, or what is wrong with it. */
  readonly content: Metrics | Error;
}

const LINE_FEED = 10;

/** Goes through a file of metrics, line by line. */
export function* scanMetrics(file: Uint8Array): Generator<ScannedLine> {
  const decoder = new TextDecoder();
  for (let number = 1, from = 0; from < file.length; number++) {
    const feed = file.indexOf(LINE_FEED, from);
    const ended = feed >= 0;
    const end = ended ? feed + 1 : file.length;
    const line = decoder.decode(file.subarray(from, ended ? feed : end));
    yield { number, end, ended, content: decoded(line) };
    from = end;
  }
}

function decoded(line: string): Metrics | Error {
  try {
    return decodeMetrics(line);
  } catch (error) {
    return error as Error;
  }
}
