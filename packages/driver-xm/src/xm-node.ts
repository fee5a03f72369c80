import {
  type DomainRef,
  describeDomain,
  ErrorDomain,
  type LibvirtError,
  operationInvalid,
  type PeerLookup,
  problemWarning,
} from "@libvirt-ts/driver";
import { type ConfDialect, confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import type { ConfigDirectory } from "./config-dir/config-directory.js";
import { type ConfigEntry, documentOf } from "./config-dir/entry.js";
import { asLibvirtError, type Placed } from "./errors.js";

/** What the operations of a connection work with. */
export interface XmNode {
  readonly directory: ConfigDirectory;
  readonly dialect: ConfDialect;
  readonly peers: PeerLookup;
  readonly readOnly: boolean;
  /** What files say, without passwords, as documents: an entry is as its file was when it was read. */
  readonly documents: WeakMap<ConfigEntry, { readonly dialect: ConfDialect; readonly text: string }>;
  warn(warning: LibvirtError): void;
}

/** The inactive domain of a reference. Throws NO_DOMAIN, and OPERATION_INVALID for a reference to a running guest. */
export async function inactive({ directory }: XmNode, ref: DomainRef): Promise<ConfigEntry> {
  const entry = await directory.find(ref);
  if (ref.id !== undefined) throw isActive(ref);
  return entry;
}

/** The same, after asking who knows which guests run. */
export async function certainlyInactive(
  node: XmNode,
  ref: DomainRef,
  signal?: AbortSignal,
): Promise<ConfigEntry> {
  const entry = await inactive(node, ref);
  if ((await activeEntries(node, [entry], signal)).has(entry)) throw isActive(refOf(entry));
  return entry;
}

/** The ones among some entries whose guests run: by uuid, or by name where the file says no uuid. */
export async function activeEntries(
  { peers }: XmNode,
  entries: readonly ConfigEntry[],
  signal?: AbortSignal,
): Promise<ReadonlySet<ConfigEntry>> {
  const peer = entries.length > 0 ? peers.get("activeDomains") : undefined;
  if (peer === undefined) return new Set();
  const names = entries.map(({ name }) => name);
  const found = await peer.findByName(names, signal && { signal });
  return new Set(
    entries.filter((entry) => {
      const guest = found.get(entry.name);
      return guest !== undefined && (guest.uuid === entry.uuid || !entry.hasUuid);
    }),
  );
}

/** What a file says. Its warnings tell what a domain has no place for: nothing that anybody need hear of each time. */
export function descriptionOf(node: XmNode, entry: ConfigEntry): Domain & { readonly uuid: string } {
  try {
    return { ...confToDomain(documentOf(entry), node.dialect).domain, uuid: entry.uuid };
  } catch (error) {
    throw asLibvirtError(error, entry.file);
  }
}

/** What a file says, as a document. */
export function documentXML(node: XmNode, entry: ConfigEntry, secure: boolean): string {
  const { dialect, documents } = node;
  const known = secure ? undefined : documents.get(entry);
  if (known?.dialect === dialect) return known.text;
  const description = descriptionOf(node, entry);
  try {
    const text = formatDomain(description, { secure, status: false });
    if (!secure) documents.set(entry, { dialect, text });
    return text;
  } catch (error) {
    throw asLibvirtError(error, entry.file);
  }
}

/** Changes what a domain's file says, and leaves alone what it says besides; `placed` finds the lines of a device's problems. */
export async function changeDescription(
  node: XmNode,
  ref: DomainRef,
  change: (description: Domain) => Domain,
  signal: AbortSignal | undefined,
  placed: Placed = (problems) => problems,
): Promise<void> {
  const entry = await certainlyInactive(node, ref, signal);
  const update = (base: Parameters<Parameters<ConfigDirectory["update"]>[1]>[0]) => {
    const { domain } = confToDomain(base, node.dialect);
    const { document, warnings } = domainToConf(change(domain), node.dialect, { base });
    for (const warning of placed(warnings)) node.warn(problemWarning(warning));
    return document;
  };
  try {
    await node.directory.update(refOf(entry), update, signal);
  } catch (error) {
    throw asLibvirtError(error, entry.file, placed);
  }
}

export function refOf({ uuid, name }: ConfigEntry): DomainRef {
  return { uuid, name };
}

function isActive(ref: DomainRef): LibvirtError {
  return operationInvalid(
    ErrorDomain.XENXM,
    `domain ${describeDomain(ref)}`,
    "it is active, and this is about its file only",
  );
}
