/**
 * Networks in TensorFlow.js, ready to use.
 *
 * Published weights come from `@revisage/models/weights`, which loads neither
 * TensorFlow.js nor ONNX Runtime.
 *
 * @module
 */
export {};
