import { createImage, type Image, Rng } from "@revisage/core";
import { assert, assertAlmostEquals } from "@std/assert";
import { gaussianKernel } from "../kernel/gaussian_kernel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { motionKernel } from "../kernel/motion_kernel.ts";
import { blurAndResample, KERNEL_TOLERANCE } from "./blur_and_resample.ts";
import { planeFloats, planeOfImage } from "./plane.ts";
import { reflect101 } from "./reflect101.ts";
import { type ResampleFilter, resampleTaps } from "./resample_taps.ts";
import { Workspace } from "./workspace.ts";

const rng = new Rng(0);

function noiseImage(width: number, height: number): Image {
  const bytes = Array.from(
    { length: 3 * width * height },
    () => rng.integer(0, 256),
  );
  return createImage(width, height, Uint8Array.from(bytes));
}

/** The same by its definition: every weight, every pixel, in float64. */
function slowBlur({ width, height, data }: Image, kernel: Kernel) {
  const radius = kernel.size >> 1;
  const blurred = new Float64Array(data.length);
  for (let i = 0; i < blurred.length; i++) {
    const [channel, x, y] = [
      i % 3,
      Math.floor(i / 3) % width,
      Math.floor(i / 3 / width),
    ];
    kernel.weights.forEach((weight, k) => {
      const column = reflect101(x + k % kernel.size - radius, width);
      const row = reflect101(
        y + Math.floor(k / kernel.size) - radius,
        height,
      );
      blurred[i]! += weight * data[3 * (row * width + column) + channel]!;
    });
  }
  return blurred;
}

function slowResample(
  blurred: Float64Array,
  [width, height]: readonly [number, number],
  [toWidth, toHeight]: readonly [number, number],
  filter: ResampleFilter,
): Float64Array {
  const across = resampleTaps(filter, width, toWidth);
  const down = resampleTaps(filter, height, toHeight);
  const result = new Float64Array(3 * toWidth * toHeight);
  for (let i = 0; i < result.length; i++) {
    const column = across[Math.floor(i / 3) % toWidth]!;
    const row = down[Math.floor(i / 3 / toWidth)]!;
    row.weights.forEach((wy, y) => {
      column.weights.forEach((wx, x) => {
        const pixel = (row.start + y) * width + column.start + x;
        result[i]! += wy * wx * blurred[3 * pixel + i % 3]!;
      });
    });
  }
  return result;
}

const KERNELS: Readonly<Record<string, Kernel>> = {
  "nothing": motionKernel({ length: 1, angle: 0 }),
  "a circle": gaussianKernel({ sigmaX: 3, sigmaY: 3, angle: 1 }, 41),
  "an ellipse": gaussianKernel({ sigmaX: 1, sigmaY: 7, angle: 0 }, 41),
  "an ellipse aslant": gaussianKernel(
    { sigmaX: 4, sigmaY: 9, angle: 0.5 },
    41,
  ),
  "a needle aslant": gaussianKernel({ sigmaX: 9, sigmaY: 0.4, angle: 0.7 }, 41),
  "a motion": motionKernel({ length: 9.5, angle: -0.6 }),
};

const SIZES: readonly (readonly [ResampleFilter, number, number])[] = [
  ["bilinear", 23, 17],
  ["bilinear", 5, 4],
  ["bicubic", 29, 22],
  ["area", 6, 5],
  ["lanczos", 8, 3],
];

for (const [name, kernel] of Object.entries(KERNELS)) {
  Deno.test(`${name}, resampled, is what its definition gives`, () => {
    const image = noiseImage(23, 17);
    const blurred = slowBlur(image, kernel);
    const workspace = new Workspace();
    for (const [filter, width, height] of SIZES) {
      const plane = blurAndResample(
        workspace,
        planeOfImage(workspace, image),
        kernel,
        {
          down: resampleTaps(filter, image.height, height),
          across: resampleTaps(filter, image.width, width),
        },
      );
      const fast = planeFloats(workspace, plane);
      const slow = slowResample(
        blurred,
        [image.width, image.height],
        [width, height],
        filter,
      );
      // Filters with negative weights may enlarge an error.
      const most = 2 * 255 * KERNEL_TOLERANCE;
      slow.forEach((value, i) => {
        const row = Math.floor(i / (3 * width));
        const got = fast[row * plane.stride + i % (3 * width)]!;
        assertAlmostEquals(got, value, most, `${filter} ${width} ${i}`);
      });
    }
  });
}

Deno.test("where few pixels are left, less of the kernel is lost", () => {
  const image = noiseImage(64, 64);
  const kernel = KERNELS["an ellipse aslant"]!;
  const workspace = new Workspace();
  const taps = resampleTaps("bilinear", 64, 2);
  const plane = blurAndResample(
    workspace,
    planeOfImage(workspace, image),
    kernel,
    { down: taps, across: taps },
  );
  const fast = planeFloats(workspace, plane);
  const blurred = slowBlur(image, kernel);
  slowResample(blurred, [64, 64], [2, 2], "bilinear").forEach((value, i) => {
    const got = fast[Math.floor(i / 6) * plane.stride + i % 6]!;
    // 1 pixel of 1,024 is left: 32 times less.
    assertAlmostEquals(got, value, 255 * KERNEL_TOLERANCE / 32);
  });
});

Deno.test("a picture smaller than the kernel is mirrored again and again", () => {
  const image = noiseImage(3, 2);
  const kernel = KERNELS["an ellipse aslant"]!;
  const workspace = new Workspace();
  const plane = blurAndResample(
    workspace,
    planeOfImage(workspace, image),
    kernel,
    {
      down: resampleTaps("bilinear", 2, 2),
      across: resampleTaps("bilinear", 3, 3),
    },
  );
  const fast = planeFloats(workspace, plane);
  slowBlur(image, kernel).forEach((value, i) => {
    const got = fast[Math.floor(i / 9) * plane.stride + i % 9]!;
    assertAlmostEquals(got, value, 255 * KERNEL_TOLERANCE);
  });
});

Deno.test("memory is reused from picture to picture", () => {
  const image = noiseImage(64, 64);
  const workspace = new Workspace();
  const bytes = Array.from({ length: 20 }, () => {
    workspace.reset();
    blurAndResample(
      workspace,
      planeOfImage(workspace, image),
      KERNELS["an ellipse aslant"]!,
      {
        down: resampleTaps("bilinear", 64, 30),
        across: resampleTaps("bilinear", 64, 30),
      },
    );
    return workspace.byteLength;
  });
  assert(bytes.every((count) => count === bytes[0]));
});
