import type { SettingFlags } from "../train/settings.ts";

/** The flags of `train` that change a config, none of them given. */
export const NO_SETTINGS: SettingFlags = {
  data: undefined,
  validation: undefined,
  steps: undefined,
  every: undefined,
  accumulate: undefined,
  seed: undefined,
  set: [],
};
