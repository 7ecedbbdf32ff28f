/**
 * How many times as long as usual a gradient has to be. Of some fifty runs,
 * looked at in each 20th step, those that went well stayed below 5, and the three
 * that were lost reached 24 and more.
 */
const JUMP = 10;
/** Steps that the usual length is learned from, and that go by without a word. */
const RECENT = 100;
/** Steps after a jump until another one is told. */
const PAUSE = 500;

/** Notices gradients that are far longer than those before them. */
export class JumpWatch {
  /** Mean of the logarithms, that of recent steps above all. */
  #usual = 0;
  #seen = 0;
  #silentUntil = 0;

  /**
   * Looks at a step.
   *
   * @param step How many are done.
   * @param norm Of the gradient, before it is clipped; finite. 0 says nothing.
   * @returns What to tell, or `null`.
   */
  see(step: number, norm: number): string | null {
    if (norm === 0) return null;
    const usual = Math.exp(this.#usual);
    const isJump = this.#seen >= RECENT && norm > JUMP * usual;
    this.#seen++;
    this.#usual += (Math.log(norm) - this.#usual) /
      Math.min(this.#seen, RECENT);
    if (!isJump || step < this.#silentUntil) return null;
    this.#silentUntil = step + PAUSE;
    return `Step ${step}: the gradient's norm is ${norm.toPrecision(3)}, ` +
      `where ${usual.toPrecision(3)} was usual. If the losses do not come ` +
      "down again, train anew with a lower optimizer.learningRate.";
  }
}
