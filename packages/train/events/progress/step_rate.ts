/** What is left of a step's weight after the next. */
const DECAY = 0.99;
/** A stretch this many times as long as usual is a pause… */
const UNUSUAL = 10;
/** …if it takes as many seconds… */
const LONG = 5;
/** …and not as often one after another: then it is the new pace. */
const IN_A_ROW = 3;

/**
 * How long a step takes now.
 *
 * A pause, be it of a laptop that sleeps or of a process that is stopped, does
 * not count. Announced work between steps does, evenly over the steps so far.
 */
export class StepRate {
  #last: { step: number; time: number } | undefined;
  /** Weighted sums. */
  #steps = 0;
  #seconds = 0;
  /** Unweighted sums. */
  #allSteps = 0;
  #workSeconds = 0;
  #pauses = 0;

  /** Seconds a step, without what lies between; undefined until it is known. */
  get secondsPerStep(): number | undefined {
    return this.#steps > 0 ? this.#seconds / this.#steps : undefined;
  }

  /** Seconds that this many more steps take, with what lies between. */
  secondsFor(steps: number): number | undefined {
    const pace = this.secondsPerStep;
    if (pace === undefined) return undefined;
    return steps * (pace + this.#workSeconds / this.#allSteps);
  }

  /**
   * Takes note that steps are done.
   *
   * The time before the first is not known, and would tell little: it is when
   * functions are compiled.
   *
   * @param step How many are done.
   * @param time Now, in seconds from anywhere.
   * @param worked Whether there was other work since the last.
   */
  add(step: number, time: number, worked: boolean): void {
    const last = this.#last;
    this.#last = { step, time };
    if (last === undefined || step <= last.step) return;
    const steps = step - last.step;
    const seconds = Math.max(0, time - last.time);
    const usual = steps * (this.secondsPerStep ?? Infinity);
    this.#allSteps += steps;
    if (worked) {
      if (usual < Infinity) this.#workSeconds += Math.max(0, seconds - usual);
      return;
    }
    if (seconds > LONG && seconds > UNUSUAL * usual) {
      if (++this.#pauses < IN_A_ROW) return;
      this.#steps = this.#seconds = 0;
    }
    this.#pauses = 0;
    this.#steps = DECAY * this.#steps + steps;
    this.#seconds = DECAY * this.#seconds + seconds;
  }
}
