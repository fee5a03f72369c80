/** Writes docs/virsh-commands.md from the command table. */
import { writeFileSync } from "node:fs";
import { loadSources } from "./load-sources.mjs";

const { commands, formatCommandsPage } = await loadSources(
  'export { formatCommandsPage } from "./src/docs/commands-page.ts"; export { commands } from "./src/commands/index.ts";',
);
writeFileSync(new URL("../../../docs/virsh-commands.md", import.meta.url), formatCommandsPage(commands));
