// Types of the standard library's assertions, as the JSR package declares them:
// the npm copy comes without. assert_test.ts compares the names on both sides.

/** A class whose instances are `T`, abstract ones and private ones included. */
type Class<T> = abstract new (...args: never[]) => T;

/** What every failed assertion throws. */
export class AssertionError extends Error {
  constructor(message: string, options?: ErrorOptions);
}

/** Deep equality, as `assertEquals` sees it. */
export function equal(a: unknown, b: unknown): boolean;

export function assert(condition: unknown, message?: string): asserts condition;
export function assertFalse(
  condition: unknown,
  message?: string,
): asserts condition is false;
export function assertExists<T>(
  actual: T,
  message?: string,
): asserts actual is NonNullable<T>;

export function assertEquals<T>(actual: T, expected: T, message?: string): void;
export function assertNotEquals<T>(
  actual: T,
  expected: T,
  message?: string,
): void;
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  message?: string,
): asserts actual is T;
export function assertNotStrictEquals<T>(
  actual: T,
  expected: T,
  message?: string,
): void;

/** The tolerance is absolute; 1e-7 times `expected` where none is given. */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  message?: string,
): void;
export function assertGreater<T>(
  actual: T,
  expected: T,
  message?: string,
): void;
export function assertGreaterOrEqual<T>(
  actual: T,
  expected: T,
  message?: string,
): void;
export function assertLess<T>(actual: T, expected: T, message?: string): void;
export function assertLessOrEqual<T>(
  actual: T,
  expected: T,
  message?: string,
): void;

export function assertMatch(
  actual: string,
  expected: RegExp,
  message?: string,
): void;
export function assertNotMatch(
  actual: string,
  expected: RegExp,
  message?: string,
): void;
export function assertStringIncludes(
  actual: string,
  expected: string,
  message?: string,
): void;
export function assertArrayIncludes<T>(
  actual: ArrayLike<T>,
  expected: ArrayLike<T>,
  message?: string,
): void;
/** `expected` names part of what `actual` has, at any depth. */
export function assertObjectMatch(
  actual: object,
  expected: object,
  message?: string,
): void;

export function assertInstanceOf<T>(
  actual: unknown,
  type: Class<T>,
  message?: string,
): asserts actual is T;
export function assertNotInstanceOf<T, U>(
  actual: T,
  type: Class<U>,
  message?: string,
): asserts actual is Exclude<T, U>;
export function assertIsError<E extends Error = Error>(
  error: unknown,
  type?: Class<E>,
  messageMatches?: string | RegExp,
  message?: string,
): asserts error is E;

/** Returns what was thrown. */
export function assertThrows(fn: () => unknown, message?: string): unknown;
export function assertThrows<E extends Error>(
  fn: () => unknown,
  type: Class<E>,
  messageIncludes?: string,
  message?: string,
): E;
/** Resolves to what was thrown. */
export function assertRejects(
  fn: () => PromiseLike<unknown>,
  message?: string,
): Promise<unknown>;
export function assertRejects<E extends Error>(
  fn: () => PromiseLike<unknown>,
  type: Class<E>,
  messageIncludes?: string,
  message?: string,
): Promise<E>;

export function fail(message?: string): never;
export function unimplemented(message?: string): never;
export function unreachable(message?: string): never;
