import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of our packages: whoever bundles a reader says where it is. */
declare const PACKAGES: string;

/** The files of a folder of fixtures, by how their names end; given as `xml/fixtures/page`, below the packages. */
export function filesIn(folder: string, ending: string, most = 40): Buffer[] {
  const names = readdirSync(join(PACKAGES, folder)).filter((name) => name.endsWith(ending));
  return names
    .sort()
    .slice(0, most)
    .map((name) => readFileSync(join(PACKAGES, folder, name)));
}

/** The rows of a file of JSON lines. */
export function rowsOf<T>(file: string, most = 60): T[] {
  const rows = readFileSync(join(PACKAGES, file), "utf8").trim().split("\n");
  return rows.slice(0, most).map((row) => JSON.parse(row) as T);
}
