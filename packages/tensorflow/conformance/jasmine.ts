import jasmineRequire from "jasmine-core/lib/jasmine-core/jasmine.js";

/** What jasmine tells of a spec or a suite that is done. */
export interface Done {
  readonly fullName: string;
  readonly status: "passed" | "failed" | "pending" | "excluded";
  readonly failedExpectations: readonly { readonly message: string }[];
}

/** What is told while specs run. */
export interface Reporter {
  specDone(spec: Done): void;
  /** A suite fails by what surrounds its specs, such as `beforeAll`. */
  suiteDone(suite: Done): void;
  jasmineDone(run: Pick<Done, "failedExpectations">): void;
}

/** The part of jasmine's environment that is used here. */
export interface Environment {
  configure(options: {
    readonly random: boolean;
    specFilter(spec: { getFullName(): string }): boolean;
  }): void;
  addReporter(reporter: Reporter): void;
  execute(): void;
}

interface JasmineRequire {
  core(required: JasmineRequire): {
    DEFAULT_TIMEOUT_INTERVAL: number;
    getEnv(options: { readonly suppressLoadErrors: boolean }): Environment;
  };
  interface(jasmine: object, environment: Environment): object;
}

/** Makes `describe`, `it`, `expect` and the others global, as specs expect. */
export function startJasmine(): Environment {
  const required = jasmineRequire as JasmineRequire;
  const jasmine = required.core(required);
  // Errors that no spec caught are told by `jasmineDone`, not by the process.
  const environment = jasmine.getEnv({ suppressLoadErrors: true });
  // A laden machine is slow; a spec that hangs still ends.
  jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
  const globals = required.interface(jasmine, environment);
  Object.assign(globalThis, { jasmine }, globals);
  return environment;
}
