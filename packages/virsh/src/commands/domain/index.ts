import type { CommandsOfGroup } from "../table/args.generated.js";
import type { GroupCommands } from "../table/group-commands.js";
import { aboutCommands } from "./about.js";
import { blockJobCommands } from "./block-jobs.js";
import { deviceCommands } from "./devices.js";
import { diskLimitCommands } from "./disk-limits.js";
import { eventCommands } from "./events.js";
import { guestCommands } from "./guest.js";
import { controlCommands } from "./guest-control.js";
import { jobCommands } from "./jobs.js";
import { lifeCommands } from "./life.js";
import { memoryCommands } from "./memory.js";
import { migrate } from "./migrate.js";
import { savingCommands } from "./saving.js";
import { screenCommands } from "./screen.js";
import { threadCommands } from "./threads.js";
import { undefine } from "./undefine.js";
import { vcpuCommands } from "./vcpus.js";

/** Conversions of documents are declared on their own: they are about no domain. */
type Conversions = Extract<CommandsOfGroup["domain"], `domxml-${string}` | "xml-set">;

export const domainCommands: Omit<GroupCommands<"domain">, Conversions> = {
  ...aboutCommands,
  ...blockJobCommands,
  ...controlCommands,
  ...deviceCommands,
  ...diskLimitCommands,
  ...eventCommands,
  ...guestCommands,
  ...jobCommands,
  ...lifeCommands,
  ...memoryCommands,
  ...savingCommands,
  ...screenCommands,
  ...threadCommands,
  ...vcpuCommands,
  // Loaded by who asks for them: no other command needs what they bring along.
  install: async (context, args) => (await import("../install/index.js")).install(context, args),
  migrate,
  ssh: async (context, args) => (await import("../ssh/index.js")).ssh(context, args),
  undefine,
};
