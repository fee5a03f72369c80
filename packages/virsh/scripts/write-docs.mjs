/** Writes docs/virsh-commands.md and docs/virsh-options.md from the command table and its facts. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadSources } from "./load-sources.mjs";

const { commandTable, formatCommandsPage, formatOptionsPage, readFacts } = await loadSources(
  'export { formatCommandsPage } from "./src/docs/commands-page.ts"; export * from "./src/docs/options-page.ts"; export { commandTable } from "./src/commands/table/table.ts";',
);
const docs = new URL("../../../docs/", import.meta.url);
const facts = (name) => readFacts(readFileSync(new URL(`../facts/${name}.tsv`, import.meta.url), "utf8"));

writeFileSync(new URL("virsh-commands.md", docs), formatCommandsPage(commandTable));
writeFileSync(
  new URL("virsh-options.md", docs),
  formatOptionsPage(facts("commands"), facts("verdicts"), commandTable),
);
