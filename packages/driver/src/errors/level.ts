/**
 * How serious an error is.
 *
 * C: `virErrorLevel`, `VIR_ERR_*`.
 */
export const ErrorLevel = {
  NONE: 0,
  WARNING: 1,
  ERROR: 2,
} as const;
export type ErrorLevel = (typeof ErrorLevel)[keyof typeof ErrorLevel];
