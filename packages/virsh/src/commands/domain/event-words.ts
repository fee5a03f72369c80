import { type ConnectDomainEvent, nameOf } from "@libvirt-ts/core";
import {
  DomainBlockJobType,
  DomainEventAgentLifecycleReason,
  DomainEventAgentLifecycleState,
  DomainEventBlockJobStatus,
  DomainEventChannelLifecycleReason,
  DomainEventChannelLifecycleState,
  DomainEventCrashedDetail,
  DomainEventDefinedDetail,
  DomainEventDiskChangeReason,
  DomainEventGraphicsPhase,
  DomainEventIOErrorAction,
  DomainEventPMSuspendedDetail,
  DomainEventResumedDetail,
  DomainEventShutdownDetail,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventSuspendedDetail,
  DomainEventTrayChangeReason,
  DomainEventType,
  DomainEventUndefinedDetail,
  DomainEventWatchdogAction,
  DomainMemoryFailureActionType,
  DomainMemoryFailureRecipientType,
  DomainMetadataType,
} from "@libvirt-ts/core/flags";
import { printable } from "../../output/printable.js";
import { plainParams } from "../kit/params.js";

type Kind = ConnectDomainEvent["event"];
type Of<K extends Kind> = Extract<ConnectDomainEvent, { readonly event: K }>;
type Table = Readonly<Record<string, number>>;

const details: Readonly<Record<number, Table>> = {
  [DomainEventType.DEFINED]: DomainEventDefinedDetail,
  [DomainEventType.UNDEFINED]: DomainEventUndefinedDetail,
  [DomainEventType.STARTED]: DomainEventStartedDetail,
  [DomainEventType.SUSPENDED]: DomainEventSuspendedDetail,
  [DomainEventType.RESUMED]: DomainEventResumedDetail,
  [DomainEventType.STOPPED]: DomainEventStoppedDetail,
  [DomainEventType.SHUTDOWN]: DomainEventShutdownDetail,
  [DomainEventType.PMSUSPENDED]: DomainEventPMSuspendedDetail,
  [DomainEventType.CRASHED]: DomainEventCrashedDetail,
};

/** Words that are not just the name in small letters. */
const spelled: Readonly<Record<string, string>> = {
  PMSUSPENDED: "PMSuspended",
  IOERROR: "I/O Error",
  API_ERROR: "API error",
  WAKEUP: "Event wakeup",
  FROM_SNAPSHOT: "Snapshot",
  HOST: "Finished after host request",
  GUEST: "Finished after guest request",
  POSTCOPY: "Post-copy",
  POSTCOPY_FAILED: "Post-copy Error",
  RENAMED: "Renamed",
};

/** `STARTED` as `Started`; a number that has no name as it is. */
function titled(table: Table, value: number): string {
  const name = nameOf(table, value);
  if (name === undefined) return String(value);
  return Object.hasOwn(spelled, name)
    ? spelled[name]!
    : name[0]! + name.slice(1).toLowerCase().replaceAll("_", " ");
}

const small = (table: Table, value: number): string =>
  (nameOf(table, value) ?? String(value)).toLowerCase().replaceAll("_", " ");

/** Names of values, each on its line. */
const listed = (params: Of<"tunable">["params"]): string =>
  Object.entries(plainParams(params))
    .map(([name, value]) => `\n\t${name}: ${printable(String(value))}`)
    .join("");

/** What is said of an event behind its head, and what `--json` has of it. */
interface Told {
  readonly text: string;
  readonly data?: object;
}

const blockJob = ({ disk, type, status }: Of<"block-job" | "block-job-2">): Told => {
  const job = titled(DomainBlockJobType, type);
  const state = small(DomainEventBlockJobStatus, status);
  const names: Readonly<Record<number, string>> = {
    [DomainBlockJobType.PULL]: "Block Pull",
    [DomainBlockJobType.COPY]: "Block Copy",
    [DomainBlockJobType.COMMIT]: "Block Commit",
    [DomainBlockJobType.ACTIVE_COMMIT]: "Active Block Commit",
  };
  return {
    text: `: ${names[type] ?? job} for ${printable(disk)} ${state}`,
    data: { disk, type: job, status: state },
  };
};

const ioError = (event: Of<"io-error" | "io-error-reason">): Told => {
  const action = small(DomainEventIOErrorAction, event.action);
  const why =
    event.event === "io-error-reason" && event.reason !== "" ? ` due to ${printable(event.reason)}` : "";
  const { srcPath: path, devAlias: device } = event;
  return {
    text: `: ${printable(path)} (${printable(device)}) ${action}${why}`,
    data: { path, device, action },
  };
};

const power = (event: Of<"pm-suspend" | "pm-suspend-disk" | "pm-wakeup">): Told => ({
  text: "",
  data: { reason: event.reason },
});

const device = ({ devAlias }: Of<"device-added" | "device-removal-failed" | "device-removed">): Told => ({
  text: `: ${printable(devAlias)}`,
  data: { device: devAlias },
});

type Words = { readonly [K in Kind]: (event: Of<K>) => Told };

const words: Words = {
  lifecycle: ({ type, detail }) => {
    const what = titled(DomainEventType, type);
    const more = detail === undefined ? undefined : titled(details[type] ?? {}, detail);
    return {
      text: `: ${[what, more].filter((part) => part !== undefined).join(" ")}`,
      data: { type: what, ...(more === undefined ? {} : { detail: more }) },
    };
  },
  reboot: () => ({ text: "" }),
  "rtc-change": ({ utcOffset }) => ({ text: `: ${utcOffset}`, data: { utcOffset } }),
  watchdog: ({ action }) => {
    const word = small(DomainEventWatchdogAction, action);
    return { text: `: ${word}`, data: { action: word } };
  },
  "io-error": ioError,
  "io-error-reason": ioError,
  graphics: ({ phase, local, remote, authScheme, subject }) => {
    const word = small(DomainEventGraphicsPhase, phase);
    const end = ({ node, service }: typeof local): string => `${node}[${service}]`;
    const who = subject.map(({ type, name }, index) => `\n\tsubject[${index}]: ${type}[${name}]`).join("");
    return {
      text: `: ${word} local: ${end(local)} remote: ${end(remote)} auth: ${authScheme}${who}`,
      data: { phase: word, local, remote, authScheme, subject },
    };
  },
  "control-error": () => ({ text: "" }),
  "block-job": blockJob,
  "block-job-2": blockJob,
  "disk-change": ({ oldSrcPath, newSrcPath, devAlias, reason }) => {
    const word = small(DomainEventDiskChangeReason, reason);
    return {
      text: ` disk ${devAlias}: ${oldSrcPath ?? ""} -> ${newSrcPath ?? ""}: ${word}`,
      data: { device: devAlias, from: oldSrcPath ?? null, to: newSrcPath ?? null, reason: word },
    };
  },
  "tray-change": ({ devAlias, reason }) => {
    const word = reason === DomainEventTrayChangeReason.OPEN ? "opened" : "closed";
    return { text: ` disk ${printable(devAlias)}: ${word}`, data: { device: devAlias, tray: word } };
  },
  "pm-wakeup": power,
  "pm-suspend": power,
  "pm-suspend-disk": power,
  "balloon-change": ({ actual }) => ({ text: `: ${actual}KiB`, data: { actualKiB: actual } }),
  "device-added": device,
  "device-removed": device,
  "device-removal-failed": device,
  tunable: ({ params }) => ({ text: `:${listed(params)}`, data: { params: plainParams(params) } }),
  "agent-lifecycle": ({ state, reason }) => {
    const [word, why] = [
      small(DomainEventAgentLifecycleState, state),
      small(DomainEventAgentLifecycleReason, reason),
    ];
    return { text: `: state: '${word}' reason: '${why}'`, data: { state: word, reason: why } };
  },
  "migration-iteration": ({ iteration }) => ({ text: `: iteration: '${iteration}'`, data: { iteration } }),
  "job-completed": ({ params }) => ({ text: `:${listed(params)}`, data: { params: plainParams(params) } }),
  "metadata-change": ({ type, nsuri }) => {
    const word = small(DomainMetadataType, type);
    return {
      text: `: type ${word}, uri ${printable(nsuri ?? "<null>")}`,
      data: { type: word, uri: nsuri ?? null },
    };
  },
  "block-threshold": ({ dev, path, threshold, excess }) => ({
    text: `: dev: ${printable(dev)}(${printable(path ?? "")}) ${threshold} ${excess}`,
    data: { dev, path: path ?? null, threshold, excess },
  }),
  "memory-failure": ({ recipient, action, flags }) => {
    const [who, what] = [
      small(DomainMemoryFailureRecipientType, recipient),
      small(DomainMemoryFailureActionType, action),
    ];
    return {
      text: `: recipient: ${who} action: ${what} flags: ${flags}`,
      data: { recipient: who, action: what, flags },
    };
  },
  "memory-device-size-change": ({ alias, size }) => ({
    text: `: alias: ${printable(alias)} size: ${size}`,
    data: { alias, size },
  }),
  "nic-mac-change": ({ alias, oldMac, newMac }) => ({
    text: `: alias: ${printable(alias)} oldMAC: ${oldMac} newMAC: ${newMac}`,
    data: { alias, oldMac, newMac },
  }),
  "vcpu-removed": ({ vcpu }) => ({ text: `: vcpu: ${vcpu}`, data: { vcpu } }),
  "channel-lifecycle": ({ channel, state, reason }) => {
    const [word, why] = [
      small(DomainEventChannelLifecycleState, state),
      small(DomainEventChannelLifecycleReason, reason),
    ];
    return {
      text: `: channel name: '${printable(channel)}', state: '${word}' reason: '${why}'`,
      data: { channel, state: word, reason: why },
    };
  },
};

/** The events that can be waited for. */
export const eventKinds = Object.keys(words) as readonly Kind[];

/** An event in words: `event 'lifecycle' for domain 'web1': Started Booted`. */
export function tellEvent(happened: ConnectDomainEvent): {
  readonly event: Kind;
  readonly data: object;
  readonly text: string;
} {
  const { event, domain } = happened;
  const id = domain.ID();
  const identity = { id: id === -1 ? null : id, name: domain.name(), uuid: domain.UUIDString() };
  const { text, data } = (words[event] as (event: ConnectDomainEvent) => Told)(happened);
  return {
    event,
    data: { domain: identity, ...data },
    text: `event '${event}' for domain '${printable(identity.name)}'${text}`,
  };
}
