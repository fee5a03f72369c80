/**
 * Brings po/*.po up to po/virsh.pot: keeps what is translated and drops what is gone. A sentence that is not translated
 * stands in the template alone; `messages LANGUAGE` prints those that a language lacks.
 */
import { writeFileSync } from "node:fs";
import {
  entriesOf,
  folder,
  formatCatalog,
  languages,
  readCatalog,
  readTemplate,
  untranslated,
} from "./catalogs.mjs";

const template = readTemplate();
for (const language of languages) {
  const catalog = readCatalog(language);
  const known = new Map(entriesOf(catalog).map((entry) => [entry.msgid, entry]));
  const translations = { "": catalog.translations[""][""] };
  for (const entry of entriesOf(template)) {
    const msgstr = known.get(entry.msgid)?.msgstr ?? [""];
    if (msgstr.some((text) => text !== "")) translations[entry.msgid] = { ...entry, msgstr };
  }
  writeFileSync(
    new URL(`${language}.po`, folder),
    formatCatalog({ ...catalog, translations: { "": translations } }),
  );
}
const lacking = untranslated(entriesOf(template).map(({ msgid }) => msgid));
for (const [language, sentences] of lacking)
  console.log(`${language}: ${sentences.length} sentences to translate`);
for (const sentence of lacking.get(process.argv[2]) ?? []) console.log(`- ${sentence}`);
