import { describe, expect, it } from "vitest";
import { languageOf, openCatalog } from "./locale.js";
import { createTranslator, msg, plural } from "./message.js";

describe("languageOf", () => {
  it.each([
    [{}, undefined],
    [{ LANG: "de_DE.UTF-8" }, "de"],
    [{ LANG: "de" }, "de"],
    [{ LANG: "de_AT@euro" }, "de"],
    [{ LANG: "pt_BR.UTF-8" }, "pt_BR"],
    [{ LANG: "pt" }, "pt"],
    [{ LANG: "pt_PT.UTF-8" }, "pt"],
    [{ LANG: "zh_CN.utf8" }, "zh_CN"],
    [{ LANG: "zh_TW.UTF-8" }, "zh_TW"],
    [{ LANG: "zh_HK.UTF-8" }, undefined],
    [{ LANG: "zh" }, "zh_CN"],
    [{ LANG: "sr_RS.UTF-8" }, "sr"],
    [{ LANG: "sr_RS.UTF-8@latin" }, "sr@latin"],
    [{ LANG: "sr@Latn" }, "sr@latin"],
    [{ LANG: "sr_RS@constructor" }, "sr"],
    [{ LANG: "bn_IN" }, "bn_IN"],
    [{ LANG: "bn_BD.UTF-8" }, undefined],
    [{ LANG: "sv_SE.UTF-8" }, "sv"],
    [{ LANG: "xx_YY.UTF-8" }, undefined],
    [{ LANG: "nonsense" }, undefined],
    [{ LANG: "../../etc/passwd" }, undefined],
    [{ LANG: "de_DE.ISO-8859-1" }, undefined],
    [{ LC_ALL: "C", LANG: "de_DE.UTF-8" }, undefined],
    [{ LC_ALL: "C.UTF-8", LANG: "de_DE.UTF-8", LANGUAGE: "fr" }, undefined],
    [{ LC_ALL: "", LC_MESSAGES: "fr_FR.UTF-8", LANG: "de_DE.UTF-8" }, "fr"],
    [{ LANG: "de_DE.UTF-8", LANGUAGE: "xx:ja:fr" }, "ja"],
    [{ LANG: "de_DE.UTF-8", LANGUAGE: "en:fr" }, undefined],
    [{ LANG: "de_DE.UTF-8", LANGUAGE: "" }, "de"],
  ])("%j: %s", (env, language) => {
    expect(languageOf(env)).toBe(language);
  });
});

describe("a translator", () => {
  const forms = Array.from({ length: 200 }, (_, n) => (n === 1 ? 0 : 1)).join("");
  const messages = { "hello {name}": "hallo {name}", "{count} thing": ["{count} Ding", "{count} Dinge"] };
  const german = createTranslator(openCatalog({ forms, messages }));
  const things = plural("{count} thing", "{count} things");

  it("fills in values, whatever they contain", () => {
    expect(german.say(msg("hello {name}"), { name: "{name} $& {count}" })).toBe("hallo {name} $& {count}");
    expect(createTranslator().say(msg("hello {name}"))).toBe("hello {name}");
  });

  it("says in English what its catalog does not have", () => {
    expect(german.say(msg("bye"))).toBe("bye");
    expect(german.say(msg("constructor"))).toBe("constructor");
  });

  it("chooses the plural form", () => {
    expect([0, 1, 2, 101, 12_345].map((count) => german.sayCount(things, count))).toEqual([
      "0 Dinge",
      "1 Ding",
      "2 Dinge",
      "101 Dinge",
      "12345 Dinge",
    ]);
    expect(createTranslator().sayCount(things, 1)).toBe("1 thing");
  });
});
