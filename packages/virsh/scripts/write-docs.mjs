/** Writes docs/virsh-commands.md from the command table. */
import { writeFileSync } from "node:fs";
import { loadSources } from "./load-sources.mjs";

const { commandTable, formatCommandsPage } = await loadSources(
  'export { formatCommandsPage } from "./src/docs/commands-page.ts"; export { commandTable } from "./src/commands/table/table.ts";',
);
writeFileSync(new URL("../../../docs/virsh-commands.md", import.meta.url), formatCommandsPage(commandTable));
