import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { bench, describe } from "vitest";
import { formatDomain, parseDomain } from "../src/index.js";

const page = (name: string) => readFileSync(new URL(`../fixtures/page/${name}.xml`, import.meta.url), "utf8");
const documents = [page("fc4"), page("fv0")];
const domains = documents.map((text) => parseDomain(text).domain);

function emptyHandlers(text: string): void {
  const parser = new SaxesParser();
  parser.on("opentag", () => {});
  parser.on("closetag", () => {});
  parser.on("text", () => {});
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}

describe("the two page documents", () => {
  bench("saxes with empty handlers", () => documents.forEach(emptyHandlers));
  bench("parseDomain", () => {
    for (const text of documents) parseDomain(text);
  });
  bench("formatDomain", () => {
    for (const domain of domains) formatDomain(domain);
  });
});
