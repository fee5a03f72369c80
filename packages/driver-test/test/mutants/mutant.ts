import {
  type DomainRef,
  type DriverConnection,
  ErrorDomain,
  type ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { escapeText } from "@libvirt-ts/xml";

/** What a driver that is wrong does otherwise than the one that is right. */
export type Mutation = (right: Required<DriverConnection>) => object;

/** How the driver is wrong, and a test that says so. */
export type Mutant = readonly [what: string, mutation: Mutation, caughtBy: string];

export const error = (code: ErrorNumber): LibvirtError =>
  new LibvirtError({ code, domain: ErrorDomain.TEST, info: "mutant" });

export const isActive = ({ id }: DomainRef): boolean => id !== undefined;

/** A call that does the right thing, and then the wrong one. */
export const swallow = async (call: Promise<unknown>, otherwise: unknown): Promise<unknown> =>
  call.catch(() => otherwise);

export const domainXML = (name: string, uuid: string): string =>
  `<domain type='test'><name>${/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name}</name>` +
  `<uuid>${uuid}</uuid><memory>1048576</memory><vcpu>2</vcpu></domain>`;
