import { type Canvas } from "./canvas.ts";
import { type Chart, chartFace } from "./chart.ts";
import type { FaceIdentity } from "./identity.ts";
import { type Layout, layOut } from "./layout.ts";
import { Light } from "./light.ts";
import { raise, type Relief } from "./relief.ts";
import type { FaceView } from "./view.ts";

/** What every part of a face needs to paint itself. */
export interface Scene {
  readonly canvas: Canvas;
  readonly identity: FaceIdentity;
  readonly view: FaceView;
  readonly layout: Layout;
  readonly chart: Chart;
  readonly relief: Relief;
  readonly light: Light;
}

/** Sets up the scene of a person in a view. */
export function setScene(
  canvas: Canvas,
  identity: FaceIdentity,
  view: FaceView,
): Scene {
  const layout = layOut(identity, view);
  const chart = chartFace(canvas.size, view.pose);
  const relief = raise(layout, identity, view, chart);
  const light = new Light(view.light);
  return { canvas, identity, view, layout, chart, relief, light };
}
