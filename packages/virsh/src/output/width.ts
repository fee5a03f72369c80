import { eastAsianWidth } from "get-east-asian-width";

const invisible = /^(?:\p{Mark}|\p{Default_Ignorable_Code_Point}|\p{Control})+$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;

/** Columns that a text takes on a terminal: two for a wide character or an emoji, none for a combining mark. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (invisible.test(segment)) continue;
    width += emoji.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0)!);
  }
  return width;
}
