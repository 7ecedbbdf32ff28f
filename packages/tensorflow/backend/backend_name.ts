/** The name under which TensorFlow.js knows this backend and its kernels. */
export const BACKEND_NAME = "tensorflow";
