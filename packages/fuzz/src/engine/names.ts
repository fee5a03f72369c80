/** What instrumented code names: globals, for a program has no other way to reach its probe. */

/** The array of how often each place was passed. */
export const countName = "$$counts";
/** The function that is called for each step of what might go round for ever. */
export const stepName = "$$step";
