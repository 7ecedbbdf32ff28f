import { Child } from "./child.ts";
import type { Versions } from "./protocol.ts";
import type { Contestant, Race } from "./suite.ts";
import { type Racer, takeTurns, type Turns } from "./turns.ts";

/** How a race is run. */
export interface RaceOptions {
  /** Measured rounds. */
  readonly rounds: number;
  /** Rounds before those that are not measured. */
  readonly warmUps: number;
  /** Is told how the race goes. */
  readonly log: (line: string) => void;
}

/** What became of a contestant. */
export interface Result {
  readonly race: string;
  readonly contestant: Contestant;
  readonly turns: Turns;
  /** Peak of resident memory in bytes, of its largest process. */
  readonly memory: number | null;
  /** Versions of what it ran on. */
  readonly versions: Versions;
}

/**
 * Starts all contestants, lets them take turns, and ends them. One that fails
 * has an error for a result; the others go on.
 */
export async function runRace(
  race: Race,
  { log, ...options }: RaceOptions,
): Promise<Result[]> {
  const total = options.warmUps + options.rounds;
  await using teams = new AsyncDisposableStack();
  const racers: (Team | NoShow)[] = [];
  for (const contestant of race.contestants) {
    log(`${race.name}: starting ${contestant.name}`);
    racers.push(teams.use(await enter(contestant)));
  }
  const turns = await takeTurns(racers, {
    ...options,
    onRound: (round) => log(`${race.name}: round ${round + 1} of ${total}`),
  });
  return await Promise.all(race.contestants.map(async (contestant, i) => ({
    race: race.name,
    contestant,
    turns: turns[i]!,
    memory: turns[i]!.error === undefined ? await racers[i]!.memory() : null,
    versions: racers[i]!.versions,
  })));
}

async function enter(contestant: Contestant): Promise<Team | NoShow> {
  const started = await Promise.allSettled(
    contestant.processes.map((command) => Child.start(command)),
  );
  const children = started.flatMap((s) =>
    s.status === "fulfilled" ? [s.value] : []
  );
  const failed = started.find((s) => s.status === "rejected");
  if (failed === undefined) return new Team(contestant.name, children);
  for (const child of children) await child[Symbol.asyncDispose]();
  return new NoShow(contestant.name, failed.reason);
}

/** The processes of one contestant: they run together, the slowest counts. */
class Team implements Racer, AsyncDisposable {
  constructor(
    readonly name: string,
    private readonly children: readonly Child[],
  ) {}

  get versions(): Versions {
    return Object.assign({}, ...this.children.map((child) => child.versions));
  }

  async run(): Promise<number> {
    return Math.max(...await Promise.all(this.children.map((c) => c.run())));
  }

  async memory(): Promise<number | null> {
    const peaks = await Promise.all(this.children.map((c) => c.peakMemory()));
    const known = peaks.filter((peak) => peak !== null);
    return known.length === 0 ? null : Math.max(...known);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.children) await child[Symbol.asyncDispose]();
  }
}

/** A contestant that could not be started. */
class NoShow implements Racer, AsyncDisposable {
  readonly versions: Versions = {};

  constructor(readonly name: string, private readonly reason: unknown) {}

  run(): Promise<number> {
    return Promise.reject(this.reason);
  }

  memory(): Promise<null> {
    return Promise.resolve(null);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
