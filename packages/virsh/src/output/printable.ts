/** Control characters, separators of lines, and what turns the direction of writing round. */
const commanding = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text that can neither command a terminal nor forge a row: `\x1b` or `\u202e` is shown instead. */
export function printable(text: string): string {
  return text.replace(commanding, (char) => {
    const code = char.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, "0")}`;
  });
}
