import { readFileSync } from "node:fs";
import type { Catalog } from "./message.js";

/** The languages that have a catalog: those of libvirt 0.1.11. */
export const languages = [
  "bn_IN",
  "ca",
  "da",
  "de",
  "es",
  "fr",
  "gu",
  "hi",
  "hr",
  "it",
  "ja",
  "ko",
  "ml",
  "mr",
  "or",
  "pa",
  "pl",
  "pt",
  "pt_BR",
  "ru",
  "sr",
  "sr@latin",
  "sv",
  "ta",
  "te",
  "zh_CN",
  "zh_TW",
] as const;
export type Language = (typeof languages)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The catalog to use by the rules of gettext: the first of LC_ALL, LC_MESSAGES and LANG that is set names the locale,
 * and unless that is C, the list in LANGUAGE goes before it. Undefined means English: the locale is English, unknown,
 * or of a character set other than UTF-8. `@Latn` is what libvirt 0.1.11 wrote for `@latin`.
 */
export function languageOf(env: Environment): Language | undefined {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  if (locale === undefined || /^(C|POSIX)(\..*)?$/.test(locale)) return undefined;
  const charset = /\.([^@]*)/.exec(locale)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return undefined;
  for (const wanted of [...(env.LANGUAGE ?? "").split(":"), locale]) {
    const [, name = "", modifier = ""] =
      /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/.exec(wanted.replace("@Latn", "@latin")) ?? [];
    if (name === "") continue;
    const [language] = name.split("_");
    if (language === "en") return undefined;
    const found =
      languages.find((known) => known === `${language}@${modifier}`) ??
      languages.find((known) => known === name) ??
      languages.find((known) => known.split("_")[0] === language && isNearEnough(known, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A catalog that names a country is not given to another one: Hong Kong reads neither Chinese of ours as its own. */
function isNearEnough(known: string, wanted: string): boolean {
  return !known.includes("_") || !wanted.includes("_");
}

/** A catalog as the build compiles it. */
interface CompiledCatalog {
  /** The plural form of every number up to 199; beyond, the last two digits decide in every language. */
  readonly forms: string;
  readonly messages: Catalog["messages"];
}

/** Loads a compiled catalog; undefined when it is not there, since a missing language must never stop a command. */
export function loadCatalog(folder: string, language: Language): Catalog | undefined {
  try {
    return openCatalog(JSON.parse(readFileSync(`${folder}/${language}.json`, "utf8")) as CompiledCatalog);
  } catch {
    return undefined;
  }
}

/** Makes a compiled catalog ready for use. */
export function openCatalog({ forms, messages }: CompiledCatalog): Catalog {
  return { messages, pluralForm: (count) => Number(forms[count < 100 ? count : 100 + (count % 100)]) };
}
