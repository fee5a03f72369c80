import type { Command } from "../../cli/command.js";
import type { Group } from "../../cli/command-row.js";
import type { Context } from "../../cli/context.js";
import type { CommandTable } from "../../cli/parse.js";
import { legacyCommands } from "../index.js";
import { loaders } from "./loaders.js";
import { parseSpec } from "./parse-spec.js";
import { specs } from "./specs.generated.js";

/** Commands that need no connection. */
const offline: ReadonlySet<string> = new Set(
  "cd complete connect domxml-from-json domxml-from-native domxml-to-json domxml-to-native domxml-validate echo exit help pwd quit self-test xml-set".split(
    " ",
  ),
);

/** Commands that run until they are interrupted. */
const waiting: ReadonlySet<string> = new Set(
  "await event net-event nodedev-event pool-event qemu-monitor-event secret-event top".split(" "),
);

/** Commands that no help shows. */
const hidden: ReadonlySet<string> = new Set(["complete", "nodedev-dettach", "self-test"]);

const apart = new Map(legacyCommands.map((row) => [row.name, row]));
const known = new Map<string, Command>();

/** The command of that name, made of its line of `specs`; what it does is loaded with its group when it first runs. */
function findCommand(name: string): Command | undefined {
  const declared = apart.get(name);
  if (declared !== undefined) return declared;
  const found = known.get(name);
  if (found !== undefined || !Object.hasOwn(specs, name)) return found;
  const { group, aliasOf = name, options } = parseSpec(specs[name]!);
  if (!Object.hasOwn(loaders, group)) return undefined;
  const command: Command = {
    name,
    group: group as Group,
    options,
    connects: !offline.has(name),
    waits: waiting.has(name),
    hidden: hidden.has(name),
    async run(context, args) {
      const commands: Readonly<Record<string, (context: Context, args: never) => Promise<void> | void>> =
        await loaders[group as keyof typeof loaders]();
      await commands[aliasOf]!(context, args as never);
    },
  };
  known.set(name, command);
  return command;
}

/** The commands of 0.1.11 in the order of its help; later ones follow by name. */
const oldest =
  "connect create start destroy define domid domuuid dominfo domname domstate dumpxml help list nodeinfo quit reboot restore resume save dump shutdown setmem setmaxmem setvcpus suspend undefine vcpuinfo vcpupin version".split(
    " ",
  );
const names = [...new Set([...oldest, ...[...apart.keys(), ...Object.keys(specs)].sort()])];

/** All commands by name. */
export const commandTable: CommandTable = {
  get: findCommand,
  values: () => names.flatMap((name) => findCommand(name) ?? []),
};

/** The same with those that print as libvirt 0.1.11 did. */
export async function classicTable(): Promise<CommandTable> {
  const { classicCommands } = await import("../classic/index.js");
  const classic = new Map(classicCommands.map((row) => [row.name, row]));
  const get = (name: string): Command | undefined => classic.get(name) ?? findCommand(name);
  return { get, values: () => names.flatMap((name) => get(name) ?? []) };
}
