/** Words and what they mean. It knows no others: not those that every object of JavaScript answers to, like `constructor`. */
export const table = <T>(words: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), words);

/** A table of what is written, for who reads that. */
export const inverse = (written: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  table(Object.fromEntries(Object.entries(written).map(([word, meaning]) => [meaning, word])));
