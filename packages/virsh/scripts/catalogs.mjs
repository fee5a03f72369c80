/** The catalogs under po/, and what the build makes of them. */
import { readdirSync, readFileSync } from "node:fs";
import gettext from "gettext-parser";

export const folder = new URL("../po/", import.meta.url);

/** The languages that have a catalog. */
export const languages = readdirSync(folder)
  .filter((name) => name.endsWith(".po"))
  .map((name) => name.slice(0, -3))
  .sort();

const read = (name) => gettext.po.parse(readFileSync(new URL(name, folder)));

export const readCatalog = (language) => read(`${language}.po`);

export const readTemplate = () => read("virsh.pot");

export const formatCatalog = (catalog) =>
  `${gettext.po.compile(catalog, { foldLength: 100 }).toString().trimEnd()}\n`;

/** All entries but the header. */
export const entriesOf = (catalog) =>
  Object.values(catalog.translations[""] ?? {}).filter(({ msgid }) => msgid !== "");

/** Whether a translation is used; a sentence without one is said in English. */
export const isTranslated = ({ msgstr, comments }) =>
  !comments?.flag?.includes("fuzzy") && msgstr.every((text) => text !== "");

/** The sentences among `messages` (ids) that are not translated, by language; those that lack none are left out. */
export function untranslated(messages) {
  const lacking = new Map();
  for (const language of languages) {
    const known = new Set(
      entriesOf(readCatalog(language))
        .filter(isTranslated)
        .map(({ msgid }) => msgid),
    );
    const missing = messages.filter((id) => !known.has(id));
    if (missing.length > 0) lacking.set(language, missing);
  }
  return lacking;
}

/** The names in braces, sorted: a translation has the same ones as its source. */
export const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join(" ");

/**
 * A catalog for the run time: messages by their English text, and the plural form of every number up to 199 as one digit
 * each (in every language the last two digits decide from there on).
 */
export function compileCatalog(catalog) {
  const form = pluralForm(catalog.headers["plural-forms"] ?? catalog.headers["Plural-Forms"]);
  const messages = {};
  for (const { msgid, msgid_plural, msgstr } of entriesOf(catalog).filter(isTranslated)) {
    messages[msgid] = msgid_plural === undefined ? msgstr[0] : msgstr;
  }
  return { forms: Array.from({ length: 200 }, (_, count) => form(count)).join(""), messages };
}

/** gettext's formula, which is written in the part of C that is also JavaScript. */
function pluralForm(header) {
  const formula = /plural=([n0-9\s()?:!<>=&|%]+);/.exec(header)?.[1];
  if (formula === undefined) throw new Error(`not a formula for plurals: ${header}`);
  const evaluate = new Function("n", `return Number(${formula});`);
  return (count) => evaluate(count);
}
