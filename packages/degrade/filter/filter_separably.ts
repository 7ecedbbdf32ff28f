import { LANE_FLOATS } from "./fir.ts";
import { createPlane, type Plane, stepsOf, transposePlane } from "./plane.ts";
import type { Taps } from "./taps.ts";
import type { Workspace } from "./workspace.ts";

const WORD = 4;

/** What is done along rows and along columns, one taps for each output. */
export interface SeparableTaps {
  /** An output's taps along its column, from top to bottom. */
  readonly down: readonly Taps[];
  /** An output's taps along its row, from left to right. */
  readonly across: readonly Taps[];
}

/**
 * Filters a picture along both axes, and adds up what several pairs of filters
 * give. They must agree in their numbers of outputs.
 */
export function filterSeparably(
  workspace: Workspace,
  source: Plane,
  pairs: readonly SeparableTaps[],
): Plane {
  const { down, across } = pairs[0]!;
  // Turning the smaller picture is cheaper: the source or the result.
  if (down.length * across.length <= source.width * source.height) {
    const turned = filterBoth(
      workspace,
      source,
      pairs.map(({ down, across }) => [down, across]),
    );
    return transposePlane(workspace, turned);
  }
  return filterBoth(
    workspace,
    transposePlane(workspace, source),
    pairs.map(({ down, across }) => [across, down]),
  );
}

/** Filters columns, turns the picture, filters columns; leaves it turned. */
function filterBoth(
  workspace: Workspace,
  source: Plane,
  pairs: readonly (readonly [
    first: readonly Taps[],
    second: readonly Taps[],
  ])[],
): Plane {
  const height = pairs[0]![0].length;
  const width = pairs[0]![1].length;
  const between = createPlane(workspace, source.width, height);
  const turned = createPlane(workspace, height, source.width);
  const target = createPlane(workspace, height, width);
  pairs.forEach(([first, second], index) => {
    filterColumns(workspace, source, between, first, 0);
    transposePlane(workspace, between, turned);
    filterColumns(workspace, turned, target, second, index > 0 ? 1 : 0);
  });
  return target;
}

/** Makes each line of `target` of lines of `source`. */
function filterColumns(
  workspace: Workspace,
  source: Plane,
  target: Plane,
  taps: readonly Taps[],
  adds: 0 | 1,
): void {
  const most = Math.max(...taps.map(({ weights }) => weights.length));
  const lineBytes = WORD * source.stride;
  const offsets = workspace.storeIntegers(
    Array.from({ length: most }, (_, tap) => tap * lineBytes),
  );
  const weights = workspace.allocate(most * taps.length);
  const table = workspace.floats(weights, most * taps.length);
  taps.forEach((tap, line) => table.set(tap.weights, line * most));
  taps.forEach((tap, line) => {
    workspace.loops.fir(
      target.address + WORD * target.stride * line,
      source.address + lineBytes * tap.start,
      weights + WORD * most * line,
      offsets,
      WORD * tap.weights.length,
      stepsOf(source.width, LANE_FLOATS),
      adds,
    );
  });
}
