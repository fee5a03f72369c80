const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;

/** Whether a text has a character that XML 1.0 has no way to write: most control characters, and halves of surrogate pairs. */
export const hasForbidden = (text: string): boolean => FORBIDDEN.test(text);

/** The text with another one, by default U+FFFD, for each character that XML 1.0 has no way to write. */
export const replaceForbidden = (text: string, by = "\uFFFD"): string =>
  text.replace(new RegExp(FORBIDDEN, "gu"), () => by);
