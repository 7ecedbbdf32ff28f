/**
 * The functions of TensorFlow's C API that this package calls.
 *
 * Pointers are written as `usize`: to the calling convention they are the same,
 * and a `bigint` can be kept, compared and put into arrays. `buffer` lends the
 * memory of a typed array for the length of the call.
 */

const address = "usize";
const buffer = "buffer";
/** `TF_Output`: an operation in a graph, and which of its outputs. */
const output = { struct: ["usize", "i32"] } as const;

export const SYMBOLS = {
  // Status
  TF_Version: { parameters: [], result: "pointer" },
  TF_NewStatus: { parameters: [], result: address },
  TF_GetCode: { parameters: [address], result: "i32" },
  TF_Message: { parameters: [address], result: "pointer" },
  TF_SetStatus: { parameters: [address, "i32", buffer], result: "void" },

  // Context and devices
  TFE_NewContextOptions: { parameters: [], result: address },
  TFE_ContextOptionsSetConfig: {
    parameters: [address, buffer, "usize", address],
    result: "void",
  },
  TFE_DeleteContextOptions: { parameters: [address], result: "void" },
  TFE_NewContext: { parameters: [address, address], result: address },
  TFE_EnableCollectiveOps: {
    parameters: [address, buffer, "usize", address],
    result: "void",
  },
  TFE_CollectiveOpsCheckPeerHealth: {
    parameters: [address, buffer, "i64", address],
    result: "void",
  },
  TFE_AbortCollectiveOps: { parameters: [address, address], result: "void" },
  TFE_ContextListDevices: { parameters: [address, address], result: address },
  TF_DeviceListCount: { parameters: [address], result: "i32" },
  TF_DeviceListType: {
    parameters: [address, "i32", address],
    result: "pointer",
  },
  TF_DeviceListName: {
    parameters: [address, "i32", address],
    result: "pointer",
  },
  TF_DeleteDeviceList: { parameters: [address], result: "void" },

  // Tensors on the host
  TF_AllocateTensor: {
    parameters: ["i32", buffer, "i32", "usize"],
    result: address,
  },
  TF_TensorData: { parameters: [address], result: "pointer" },
  TF_TensorByteSize: { parameters: [address], result: "usize" },
  TF_DeleteTensor: { parameters: [address], result: "void" },
  TF_StringInit: { parameters: ["pointer"], result: "void" },
  TF_StringCopy: { parameters: ["pointer", buffer, "usize"], result: "void" },
  TF_StringDealloc: { parameters: ["pointer"], result: "void" },
  TF_StringGetDataPointer: { parameters: ["pointer"], result: "pointer" },
  TF_StringGetSize: { parameters: ["pointer"], result: "usize" },

  // Tensors on a device
  TFE_NewTensorHandle: { parameters: [address, address], result: address },
  TFE_DeleteTensorHandle: { parameters: [address], result: "void" },
  TFE_TensorHandleDataType: { parameters: [address], result: "i32" },
  TFE_TensorHandleNumDims: { parameters: [address, address], result: "i32" },
  TFE_TensorHandleDim: {
    parameters: [address, "i32", address],
    result: "i64",
  },
  TFE_TensorHandleResolve: { parameters: [address, address], result: address },
  TFE_TensorHandleCopyToDevice: {
    parameters: [address, address, buffer, address],
    result: address,
  },

  // Running one operation
  TFE_NewOp: { parameters: [address, buffer, address], result: address },
  TFE_DeleteOp: { parameters: [address], result: "void" },
  TFE_OpAddInput: { parameters: [address, address, address], result: "void" },
  TFE_OpAddInputList: {
    parameters: [address, buffer, "i32", address],
    result: "void",
  },
  TFE_OpSetAttrValueProto: {
    parameters: [address, buffer, buffer, "usize", address],
    result: "void",
  },
  TFE_Execute: {
    parameters: [address, buffer, buffer, address],
    result: "void",
  },

  // Building a graph
  TF_NewGraph: { parameters: [], result: address },
  TF_DeleteGraph: { parameters: [address], result: "void" },
  TF_GraphGetOpDef: {
    parameters: [address, buffer, "pointer", address],
    result: "void",
  },
  TF_NewOperation: { parameters: [address, buffer, buffer], result: address },
  TF_AddInput: { parameters: [address, output], result: "void" },
  TF_AddInputList: { parameters: [address, buffer, "i32"], result: "void" },
  TF_SetAttrValueProto: {
    parameters: [address, buffer, buffer, "usize", address],
    result: "void",
  },
  TF_SetAttrTensor: {
    parameters: [address, buffer, address, address],
    result: "void",
  },
  TF_FinishOperation: { parameters: [address, address], result: address },
  TF_OperationNumOutputs: { parameters: [address], result: "i32" },
  TF_OperationOutputType: { parameters: [output], result: "i32" },
  TF_GraphGetTensorNumDims: {
    parameters: [address, output, address],
    result: "i32",
  },
  TF_GraphGetTensorShape: {
    parameters: [address, output, buffer, "i32", address],
    result: "void",
  },
  TF_NewBuffer: { parameters: [], result: "pointer" },
  TF_DeleteBuffer: { parameters: ["pointer"], result: "void" },

  // Functions made from graphs
  TF_GraphToFunction: {
    parameters: [
      address, // graph
      buffer, // name
      "u8", // append a hash to the name
      "i32", // number of operations; -1 takes all
      buffer, // operations
      "i32",
      buffer, // inputs
      "i32",
      buffer, // outputs
      buffer, // output names
      buffer, // options
      buffer, // description
      address, // status
    ],
    result: address,
  },
  TF_DeleteFunction: { parameters: [address], result: "void" },
  TFE_ContextAddFunction: {
    parameters: [address, address, address],
    result: "void",
  },
  TFE_ContextRemoveFunction: {
    parameters: [address, buffer, address],
    result: "void",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The C functions, ready to be called. */
export type NativeFunctions = Deno.StaticForeignLibraryInterface<
  typeof SYMBOLS
>;

/** Where something lies in native memory; 0n is a null pointer. */
export type Address = bigint;
