/** One entry of a catalog. */
export interface Entry {
  readonly msgid: string;
  readonly msgid_plural?: string;
  readonly msgstr: string[];
  readonly comments?: { readonly flag?: string };
}

interface Catalog {
  readonly headers: Readonly<Record<string, string>>;
  readonly translations: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
}

export const folder: URL;
export const languages: readonly string[];
export function readCatalog(language: string): Catalog;
export function readTemplate(): Catalog;
export function formatCatalog(catalog: Catalog): string;
export function entriesOf(catalog: Pick<Catalog, "translations">): Entry[];
export function isTranslated(entry: Entry): boolean;
export function untranslated(messages: readonly string[]): ReadonlyMap<string, readonly string[]>;
export function placeholders(text: string): string;
export function compileCatalog(catalog: Catalog): {
  readonly forms: string;
  readonly messages: Readonly<Record<string, string | readonly string[]>>;
};
