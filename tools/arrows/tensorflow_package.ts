/**
 * The package of the TensorFlow family that a specifier means.
 *
 * @param specifier As written, or as resolved: `npm:/@tensorflow/tfjs@4.22.0`.
 * @returns Its name without the version, or nothing for any other specifier.
 */
export function tensorflowPackage(specifier: string): string | undefined {
  return /^(?:npm:\/?)?(@tensorflow\/[^@/]+)/.exec(specifier)?.[1];
}
