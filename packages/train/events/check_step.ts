/** Checks that a number can count the steps of a run. */
export function checkStep(action: string, step: number): void {
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(
      `Cannot ${action}: step must be an integer of at least 0, got ${step}`,
    );
  }
}
