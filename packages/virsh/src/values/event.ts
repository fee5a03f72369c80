import {
  type ConnectDomainEvent,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  nameOf,
} from "@libvirt-ts/core";
import { printable } from "../output/printable.js";

/** The events that `event` can wait for, by later libvirt's names. */
export const eventTypes: readonly string[] = ["lifecycle", "reboot"];

/** One event in words. */
export interface DescribedEvent {
  readonly event: string;
  readonly domain: { readonly id: number | null; readonly name: string; readonly uuid: string };
  readonly type?: string | undefined;
  readonly detail?: string | undefined;
}

const details: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  [DomainEventType.DEFINED]: DomainEventDefinedDetail,
  [DomainEventType.STARTED]: DomainEventStartedDetail,
  [DomainEventType.STOPPED]: DomainEventStoppedDetail,
};

export function describeEvent(happened: ConnectDomainEvent): DescribedEvent {
  const id = happened.domain.ID();
  const domain = {
    id: id === -1 ? null : id,
    name: happened.domain.name(),
    uuid: happened.domain.UUIDString(),
  };
  if (happened.event !== "lifecycle") return { event: happened.event, domain };
  return {
    event: happened.event,
    domain,
    type: word(DomainEventType, happened.type),
    detail: happened.detail === undefined ? undefined : word(details[happened.type] ?? {}, happened.detail),
  };
}

/** `event 'lifecycle' for domain 'web1': Started Booted`, as later libvirt prints it. */
export function eventLine({ event, domain, type, detail }: DescribedEvent): string {
  const what = [type, detail].filter((part) => part !== undefined).join(" ");
  return `event '${event}' for domain '${printable(domain.name)}'${what === "" ? "" : `: ${what}`}`;
}

/** `STARTED` as `Started`; a number that has no name as it is. */
function word(table: Readonly<Record<string, number>>, value: number): string {
  const name = nameOf(table, value);
  return name === undefined ? `${value}` : name[0]! + name.slice(1).toLowerCase();
}
