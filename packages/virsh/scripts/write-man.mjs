/** Writes dist/man/virsh.1 from the command table. */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadSources } from "./load-sources.mjs";

const { commandTable, formatManPage } = await loadSources(
  'export { formatManPage } from "./src/docs/man-page.ts"; export { commandTable } from "./src/commands/table/table.ts";',
);
const folder = new URL("../dist/man/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("virsh.1", folder), formatManPage(commandTable, "2026-11-22"));
