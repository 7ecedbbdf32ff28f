/** Someone who takes turns. */
export interface Racer {
  readonly name: string;
  /** Does what is measured, once. @returns Milliseconds. */
  run(): Promise<number>;
}

/** What a racer's turns took, in milliseconds; or why it dropped out. */
export interface Turns {
  /** The very first run, which compiles and fills caches. */
  readonly first?: number;
  /** One for each round. */
  readonly samples: readonly number[];
  readonly error?: string;
}

/** How often each racer runs. */
export interface TurnOptions {
  /** Measured rounds. */
  readonly rounds: number;
  /** Rounds before those that are not measured. */
  readonly warmUps: number;
  /** Is told of each round. */
  readonly onRound?: (round: number) => void;
}

/**
 * Lets racers take turns: A B C, A B C, … so that whatever happens to the
 * machine meanwhile happens to all of them alike.
 *
 * A racer that fails drops out; the others go on.
 */
export async function takeTurns(
  racers: readonly Racer[],
  { rounds, warmUps, onRound }: TurnOptions,
): Promise<Turns[]> {
  const times = racers.map((): number[] => []);
  const errors = new Map<number, string>();
  for (let round = 0; round < warmUps + rounds; round++) {
    onRound?.(round);
    for (const [i, racer] of racers.entries()) {
      if (errors.has(i)) continue;
      try {
        times[i]!.push(await racer.run());
      } catch (error) {
        errors.set(i, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return times.map((all, i) => {
    const error = errors.get(i);
    return error === undefined
      ? { first: all[0], samples: all.slice(warmUps) }
      : { samples: [], error };
  });
}
