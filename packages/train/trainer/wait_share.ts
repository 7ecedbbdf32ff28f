/** Which share of the time was spent waiting for faces. */
export class WaitShare {
  #waited = 0;
  #since = performance.now();

  /** Counts some milliseconds that were waited. */
  add(milliseconds: number): void {
    this.#waited += milliseconds;
  }

  /** The share since it was last asked for, from 0 to 1; begins anew. */
  share(): number {
    const now = performance.now();
    const share = this.#waited / Math.max(now - this.#since, 1e-3);
    this.#waited = 0;
    this.#since = now;
    return Math.min(share, 1);
  }
}
