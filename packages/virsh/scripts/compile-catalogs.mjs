/** Compiles po/*.po to dist/po/*.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { compileCatalog, languages, readCatalog } from "./catalogs.mjs";

const target = new URL("../dist/po/", import.meta.url);
mkdirSync(target, { recursive: true });
for (const language of languages) {
  writeFileSync(new URL(`${language}.json`, target), JSON.stringify(compileCatalog(readCatalog(language))));
}
