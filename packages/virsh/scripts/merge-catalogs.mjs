/** Brings po/*.po up to po/virsh.pot: keeps what is translated, adds what is new as empty, drops what is gone. */
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
    const msgstr = known.get(entry.msgid)?.msgstr ?? entry.msgstr;
    translations[entry.msgid] = { ...entry, msgstr };
  }
  writeFileSync(
    new URL(`${language}.po`, folder),
    formatCatalog({ ...catalog, translations: { "": translations } }),
  );
}
const all = entriesOf(template).map(({ msgid }) => msgid);
for (const [sentence, lacking] of untranslated(all)) {
  console.log(`untranslated (${lacking.join(" ")}): ${sentence}`);
}
