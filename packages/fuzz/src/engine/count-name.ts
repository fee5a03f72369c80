/** The name of the function that instrumented code calls: a global, for a program has no other way to reach its probe. */
export const countName = "$$count";
