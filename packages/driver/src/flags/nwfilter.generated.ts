// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virNWFilterBindingCreateFlags`, `VIR_NWFILTER_BINDING_CREATE_*`. */
export const NWFilterBindingCreateFlags = {
  VALIDATE: 1,
} as const;

/** C: `virNWFilterDefineFlags`, `VIR_NWFILTER_DEFINE_*`. */
export const NWFilterDefineFlags = {
  VALIDATE: 1,
} as const;
