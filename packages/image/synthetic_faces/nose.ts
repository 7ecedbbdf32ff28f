import { hill } from "./arithmetic.ts";
import { around } from "./canvas.ts";
import type { Scene } from "./scene.ts";

/**
 * Paints nostrils and the creases of the wings.
 *
 * The rest of a nose is relief and light.
 */
export function paintNose({ canvas, layout, chart }: Scene): void {
  const { tipX, tipY, noseWidth } = layout;
  const box = around(-0.1, tipY - 0.05, 0.1, tipY + 0.06);
  canvas.paint(box, (dab, index) => {
    const x = chart.x[index]! - 0.8 * tipX;
    const y = chart.y[index]! - tipY;
    const side = Math.abs(x);
    const dx = (side - 0.42 * noseWidth) / (0.3 * noseWidth);
    const dy = (y - 0.021 + 0.25 * (side - 0.42 * noseWidth)) / 0.0085;
    const hole = 0.88 * hill(Math.max(0, dx * dx + dy * dy - 0.12));
    // A crease is a piece of a ring around the wing.
    const wx = (side - 0.66 * noseWidth) / (0.42 * noseWidth);
    const wy = (y - 0.004) / 0.028;
    const ring = (Math.sqrt(wx * wx + wy * wy) - 0.98) / 0.2;
    const outside = wx > 0.1 && wy < 0.9 ? 0.3 * (wx - 0.1) : 0;
    const crease = outside * hill(ring * ring);
    dab.r = hole > crease ? 0.025 : 0.13;
    dab.g = hole > crease ? 0.009 : 0.045;
    dab.b = hole > crease ? 0.008 : 0.035;
    dab.a = Math.max(hole, crease);
  });
}
