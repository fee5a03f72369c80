import { describe, expect, it } from "vitest";
import {
  compileCatalog,
  entriesOf,
  languages,
  placeholders,
  readCatalog,
  readTemplate,
} from "../scripts/catalogs.mjs";
import { extractMessages } from "../scripts/messages.mjs";
import { languages as known, openCatalog } from "../src/i18n/locale.js";
import { virsh } from "./memory-host.js";

const messages = extractMessages();
const loadCatalog = (language: string) => openCatalog(compileCatalog(readCatalog(language)));

describe("the template", () => {
  it("lists just the messages of the sources; if not, run the script `messages`", () => {
    expect(entriesOf(readTemplate()).map(({ msgid }) => msgid)).toEqual(messages.map(({ id }) => id));
  });
});

it("there is a catalog for every language", () => {
  expect(languages).toEqual([...known].sort());
});

describe.each(languages)("the catalog %s", (language) => {
  const entries = new Map(entriesOf(readCatalog(language)).map((entry) => [entry.msgid, entry]));

  it("translates every message, and nothing else", () => {
    expect([...entries.keys()]).toEqual(messages.map(({ id }) => id));
    for (const { msgid, msgstr, comments } of entries.values()) {
      expect(comments?.flag ?? "", msgid).not.toContain("fuzzy");
      for (const text of msgstr) expect(text.trim(), msgid).not.toBe("");
    }
  });

  it("keeps placeholders, line breaks and blanks at the end", () => {
    for (const { msgid, msgid_plural, msgstr } of entries.values()) {
      for (const text of msgstr) {
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
    for (const { msgid, msgid_plural, msgstr } of entries.values()) {
      expect(msgstr.length, msgid).toBe(msgid_plural === undefined ? 1 : count);
    }
    expect(new Set(compileCatalog(catalog).forms).size).toBe(count);
  });

  it("is in another language than English", () => {
    const same = [...entries.values()]
      .filter(({ msgid, msgstr }) => msgstr[0] === msgid)
      .map(({ msgid }) => msgid);
    expect(same.length).toBeLessThan(6);
  });

  it("changes sentences, and neither tables nor state words nor JSON", async () => {
    const env = { LANG: `${language}.UTF-8` };
    const english = await virsh(["-c", "test:///default", "domstate nope"]);
    const translated = await virsh(["-c", "test:///default", "domstate nope"], { env, loadCatalog });
    expect(translated.stderr).not.toBe(english.stderr);
    expect(translated.stderr).toMatch(/^error: .*nope/);
    const data = "list --all; domstate test; list --json; nodeinfo; version; vcpucount test";
    expect(await virsh(["-c", "test:///default", data], { env, loadCatalog })).toEqual(
      await virsh(["-c", "test:///default", data]),
    );
  });
});

it("Russian counts in three forms", () => {
  const { pluralForm } = loadCatalog("ru");
  expect([0, 1, 2, 5, 11, 12, 21, 22, 100, 101, 111, 1_000_001].map(pluralForm)).toEqual([
    2, 0, 1, 2, 2, 2, 0, 1, 2, 0, 2, 0,
  ]);
});

it("an unknown language is English, quietly", async () => {
  const run = await virsh(["-c", "test:///default", "domstate nope"], {
    env: { LANG: "tlh_QO.UTF-8" },
    loadCatalog,
  });
  expect(run.stderr).toBe("error: failed to get domain 'nope': no such domain\n");
});
