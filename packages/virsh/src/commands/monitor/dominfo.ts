import { type CallOptions, type Domain, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import type { Cell } from "../../output/table.js";
import { findDomain } from "../../values/domain.js";
import { cpuSeconds, stateCell, stateWord } from "../../values/state.js";
import { yesNo } from "../../values/words.js";
import type { ArgsOf } from "../table/group-commands.js";

const enabled = (is: boolean | undefined): string => (is === true ? "enable" : "disable");

/** What a driver tells where it can: a library call that it does not have, or that fails, tells nothing. */
const known = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof LibvirtError && error.code !== ErrorNumber.OPERATION_ABORTED) return undefined;
    throw error;
  });

/** The labels of all security models; of one, where the driver knows no more. */
async function labelsOf(domain: Domain, call: CallOptions) {
  const labels = (await known(domain.securityLabelList(call))) ?? [];
  return labels.length > 0 ? labels : [await domain.securityLabel(call)];
}

async function ask(context: Context, domain: Domain, call: CallOptions) {
  const active = domain.ID() !== -1;
  const [info, osType, persistent, autostart, once, managedSave, model, labels, messages] = await Promise.all(
    [
      domain.info(call),
      domain.OSType(call),
      known(domain.isPersistent(call)),
      known(domain.autostart(call)),
      known(domain.autostartOnce(call)),
      known(domain.hasManagedSaveImage(0, call)),
      known(context.connection.getSecurityModel(call)),
      active ? known(labelsOf(domain, call)) : undefined,
      known(domain.messages(0, call)),
    ],
  );
  return { info, osType, persistent, autostart, once, managedSave, model, labels, messages: messages ?? [] };
}

type Told = Awaited<ReturnType<typeof ask>>;

export const dominfo = (context: Context, args: ArgsOf<"dominfo">): Promise<void> =>
  context.each(args.domain, async (word, index) => {
    const domain = await findDomain(context, word);
    const told = await context.attempt(
      msg("failed to get information about domain '{domain}'"),
      { domain: word },
      (call) => context.app.reporter.quietly(() => ask(context, domain, call)),
    );
    const id = domain.ID();
    const { info, model } = told;
    context.report(
      {
        id: id === -1 ? null : id,
        name: domain.name(),
        uuid: domain.UUIDString(),
        osType: told.osType,
        state: stateWord(info.state),
        cpus: info.nrVirtCpu,
        cpuTimeNs: info.cpuTime,
        maxMemoryKiB: info.maxMem,
        usedMemoryKiB: info.memory,
        persistent: told.persistent ?? null,
        autostart: told.autostart ?? null,
        autostartOnce: told.once ?? null,
        managedSave: told.managedSave ?? null,
        securityModel: model?.model ?? null,
        securityDOI: model?.doi ?? null,
        securityLabels: told.labels ?? [],
        messages: told.messages,
      },
      () => (index > 0 ? "\n" : "") + context.fields(15, fieldsOf(domain, told)),
    );
  });

function fieldsOf(domain: Domain, told: Told): [string, string | Cell][] {
  const { info, once, model, labels = [], messages } = told;
  const id = domain.ID();
  return [
    ["Id:", id === -1 ? "-" : String(id)],
    ["Name:", domain.name()],
    ["UUID:", domain.UUIDString()],
    ["OS Type:", told.osType],
    ["State:", stateCell(info.state)],
    ["CPU(s):", String(info.nrVirtCpu)],
    ...(info.cpuTime === 0n ? [] : [["CPU time:", cpuSeconds(info.cpuTime)] as [string, string]]),
    ["Max memory:", `${info.maxMem} KiB`],
    ["Used memory:", `${info.memory} KiB`],
    ["Persistent:", told.persistent === undefined ? "unknown" : yesNo(told.persistent)],
    ["Autostart:", enabled(told.autostart)],
    ...(once === undefined ? [] : [["Autostart Once:", enabled(once)] as [string, string]]),
    ["Managed save:", told.managedSave === undefined ? "unknown" : yesNo(told.managedSave)],
    ...(model === undefined || model.model === ""
      ? []
      : ([
          ["Security model:", model.model],
          ["Security DOI:", model.doi],
        ] as [string, string][])),
    ...labels
      .filter(({ label }) => label !== "")
      .map(({ label, enforcing }): [string, string] => [
        "Security label:",
        `${label} (${enforcing ? "enforcing" : "permissive"})`,
      ]),
    ...messages.map((text, index): [string, string] => [index === 0 ? "Messages:" : "", text]),
  ];
}
