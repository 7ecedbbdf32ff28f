import type { ShiftStep } from "../degradation.ts";
import { forEachLine, type Plane } from "../filter/plane.ts";
import type { Workspace } from "../filter/workspace.ts";
import { clip, luma } from "./levels.ts";

/** Adds a color to a picture in place and clips it to 0 to 255. */
export function shiftColor(
  workspace: Workspace,
  plane: Plane,
  { color: [red, green, blue] }: ShiftStep,
): void {
  forEachLine(workspace, plane, (line) => {
    for (let i = 0; i < line.length; i += 3) {
      line[i] = clip(line[i]! + red);
      line[i + 1] = clip(line[i + 1]! + green);
      line[i + 2] = clip(line[i + 2]! + blue);
    }
  });
}

/** Leaves only how bright a picture is, in place. */
export function turnGray(workspace: Workspace, plane: Plane): void {
  forEachLine(workspace, plane, (line) => {
    for (let i = 0; i < line.length; i += 3) {
      line.fill(luma(line, i), i, i + 3);
    }
  });
}
