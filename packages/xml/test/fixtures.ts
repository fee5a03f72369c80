import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../fixtures/", import.meta.url);

/** The text of a fixture: `page/fv0.xml`. */
export function fixture(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** The XML documents of a folder of fixtures, as paths for `fixture`. */
export function fixturesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith(".xml"))
    .sort()
    .map((file) => `${folder}/${file}`);
}
