import { describe, expect, it } from "vitest";
import {
  compileCatalog,
  entriesOf,
  isTranslated,
  languages,
  placeholders,
  readCatalog,
  readTemplate,
  untranslated,
} from "../scripts/catalogs.mjs";
import { extractMessages } from "../scripts/messages.mjs";
import { languages as known, openCatalog } from "../src/i18n/locale.js";
import { virsh } from "./memory-host.js";

const messages = extractMessages();
const ids = messages.map(({ id }) => id);

// A new sentence is said in English until somebody translates it.
for (const [language, { length }] of untranslated(ids)) {
  console.warn(`${language}: ${length} of ${ids.length} sentences are not translated yet`);
}
const plurals = new Map(messages.map(({ id, other }) => [id, other]));
const data = "list --all; domstate test; list --json; nodeinfo; version; vcpucount test";
const english = virsh(["-c", "test:///default", data]);
const loadCatalog = (language: string) => openCatalog(compileCatalog(readCatalog(language)));

describe("the template", () => {
  it("lists no sentence that is gone; if it does, run the script `messages`", () => {
    expect(ids).toEqual(expect.arrayContaining(entriesOf(readTemplate()).map(({ msgid }) => msgid)));
  });
});

it("there is a catalog for every language", () => {
  expect(languages).toEqual([...known].sort());
});

describe.each(languages)("the catalog %s", (language) => {
  const translated = entriesOf(readCatalog(language)).filter(isTranslated);

  it("translates no sentence that is gone; if it does, run the script `messages`", () => {
    for (const { msgid, msgid_plural } of translated) {
      expect(plurals.has(msgid), msgid).toBe(true);
      expect(msgid_plural, msgid).toBe(plurals.get(msgid));
    }
  });

  it("keeps placeholders, line breaks and blanks at the end", () => {
    for (const { msgid, msgid_plural, msgstr } of translated) {
      for (const text of msgstr) {
        expect(text.trim(), msgid).not.toBe("");
        expect(placeholders(text), msgid).toBe(placeholders(msgid_plural ?? msgid));
        expect(text.split("\n").length, msgid).toBe(msgid.split("\n").length);
        expect(/\s$/.test(text), msgid).toBe(/\s$/.test(msgid));
      }
    }
  });

  it("has as many plural forms as its formula knows", () => {
    const catalog = readCatalog(language);
    const count = Number(
      /nplurals=(\d)/.exec(catalog.headers["Plural-Forms"] ?? catalog.headers["plural-forms"]!)![1],
    );
    for (const { msgid, msgid_plural, msgstr } of translated) {
      expect(msgstr.length, msgid).toBe(msgid_plural === undefined ? 1 : count);
    }
    expect(new Set(compileCatalog(catalog).forms).size).toBe(count);
  });

  it("is in another language than English", () => {
    const same = translated.filter(({ msgid, msgstr }) => msgstr[0] === msgid);
    expect(same.length).toBeLessThan(6);
  });

  it("changes sentences, and neither tables nor state words nor JSON", async () => {
    const env = { LANG: language.replace(/(@.*)?$/, ".UTF-8$1") };
    const { stderr } = await virsh(["-c", "test:///default", "domstate nope"], { env, loadCatalog });
    expect(stderr).not.toBe("error: failed to get domain 'nope': no such domain\n");
    expect(stderr).toMatch(/^error: .*nope/);
    expect(await virsh(["-c", "test:///default", data], { env, loadCatalog })).toEqual(await english);
  });
});

it("Russian counts in three forms", () => {
  const { pluralForm } = loadCatalog("ru");
  expect([0, 1, 2, 5, 11, 12, 21, 22, 100, 101, 111, 1_000_001].map(pluralForm)).toEqual([
    2, 0, 1, 2, 2, 2, 0, 1, 2, 0, 2, 0,
  ]);
});

it("what is not translated is left to English: the empty, and what a translator doubts", () => {
  const header = { msgid: "", msgstr: ["Plural-Forms: nplurals=1; plural=0;\n"] };
  const entries = [
    { msgid: "known", msgstr: ["bekannt"] },
    { msgid: "new", msgstr: [""] },
    { msgid: "doubtful", msgstr: ["zweifelhaft"], comments: { flag: "fuzzy" } },
  ];
  const { messages: compiled } = compileCatalog({
    headers: { "Plural-Forms": "nplurals=1; plural=0;" },
    translations: { "": Object.fromEntries([header, ...entries].map((entry) => [entry.msgid, entry])) },
  });
  expect(compiled).toEqual({ known: "bekannt" });
  const sentence = "a sentence that nobody has seen yet";
  expect(untranslated([sentence])).toEqual(new Map(languages.map((language) => [language, [sentence]])));
});

it("an unknown language is English, quietly", async () => {
  const run = await virsh(["-c", "test:///default", "domstate nope"], {
    env: { LANG: "tlh_QO.UTF-8" },
    loadCatalog,
  });
  expect(run.stderr).toBe("error: failed to get domain 'nope': no such domain\n");
});
