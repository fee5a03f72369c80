// The documents of which the reference shows a part with each element.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../examples", import.meta.url));

/** All of them, in the order of their names: of several parts that are short the first is shown. */
export const exampleDocuments = () =>
  readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".xml"))
    .sort()
    .map((path) => ({ path, folder: path.split("/")[0], text: readFileSync(`${folder}/${path}`, "utf8") }));
