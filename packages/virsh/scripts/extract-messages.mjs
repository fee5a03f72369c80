/** Writes po/virsh.pot, the list of all messages, from the sources. */
import { writeFileSync } from "node:fs";
import { folder, formatCatalog } from "./catalogs.mjs";
import { extractMessages } from "./messages.mjs";

const translations = { "": { msgid: "", msgstr: [""] } };
for (const { id, other, places } of extractMessages()) {
  translations[id] = {
    msgid: id,
    ...(other === undefined ? {} : { msgid_plural: other }),
    msgstr: other === undefined ? [""] : ["", ""],
    comments: {
      reference: [...new Set(places.map((place) => place.replace(/:\d+$/, "")))].join("\n"),
      ...(/\{\w+\}/.test(id) ? { flag: "python-brace-format" } : {}),
    },
  };
}
const headers = {
  "Project-Id-Version": "virsh",
  "Content-Type": "text/plain; charset=UTF-8",
  "Content-Transfer-Encoding": "8bit",
};
writeFileSync(
  new URL("virsh.pot", folder),
  formatCatalog({ charset: "utf-8", headers, translations: { "": translations } }),
);
