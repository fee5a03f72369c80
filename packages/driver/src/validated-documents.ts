import type { ErrorDomain } from "./errors/domain.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";
import type { Problem } from "./errors/problems.js";
import type { OperationName } from "./operations/names.js";

/** The kinds of documents that a caller can ask to have held against their schema, as the validators are named. */
type DocumentKind =
  | "Cpu"
  | "Domain"
  | "DomainCheckpoint"
  | "DomainSnapshot"
  | "HostInterface"
  | "Network"
  | "NetworkPort"
  | "NodeDevice"
  | "NwFilter"
  | "NwFilterBinding"
  | "Secret"
  | "StoragePool"
  | "StorageVolume";

/** What holds documents against the schemas of their kinds: the entry `@libvirt-ts/xml/validate`. */
export type Schemas = Readonly<Record<`validate${DocumentKind}`, (xml: string) => readonly Problem[]>>;

/** An operation that takes a document, and the flag that asks for a look at it first. */
interface ValidatedDocument {
  readonly kind: DocumentKind;
  readonly flag: number;
  /** Which argument the document is. */
  readonly xmlAt: number;
}

/** By operation; the flags are those that libvirt calls `VALIDATE`. */
export const validatedDocuments: Readonly<Partial<Record<OperationName, ValidatedDocument>>> = {
  compareCPU: { kind: "Cpu", flag: 2, xmlAt: 0 },
  compareHypervisorCPU: { kind: "Cpu", flag: 2, xmlAt: 4 },
  domainCreateXML: { kind: "Domain", flag: 16, xmlAt: 0 },
  domainDefineXML: { kind: "Domain", flag: 1, xmlAt: 0 },
  domainCheckpointCreateXML: { kind: "DomainCheckpoint", flag: 4, xmlAt: 1 },
  domainSnapshotCreateXML: { kind: "DomainSnapshot", flag: 512, xmlAt: 1 },
  interfaceDefineXML: { kind: "HostInterface", flag: 1, xmlAt: 0 },
  networkCreateXML: { kind: "Network", flag: 1, xmlAt: 0 },
  networkDefineXML: { kind: "Network", flag: 1, xmlAt: 0 },
  networkPortCreateXML: { kind: "NetworkPort", flag: 2, xmlAt: 1 },
  nodeDeviceCreateXML: { kind: "NodeDevice", flag: 1, xmlAt: 0 },
  nodeDeviceDefineXML: { kind: "NodeDevice", flag: 1, xmlAt: 0 },
  nwfilterBindingCreateXML: { kind: "NwFilterBinding", flag: 1, xmlAt: 0 },
  nwfilterDefineXML: { kind: "NwFilter", flag: 1, xmlAt: 0 },
  secretDefineXML: { kind: "Secret", flag: 1, xmlAt: 0 },
  storagePoolDefineXML: { kind: "StoragePool", flag: 1, xmlAt: 0 },
  storageVolCreateXML: { kind: "StorageVolume", flag: 4, xmlAt: 1 },
  storageVolCreateXMLFrom: { kind: "StorageVolume", flag: 4, xmlAt: 1 },
};

/** Throws XML_INVALID_SCHEMA for a document that breaks the schema of its kind: with the first problem, and its place. */
export async function assertValid(
  domain: ErrorDomain,
  kind: DocumentKind,
  xml: string,
  schemas: () => Promise<Schemas>,
): Promise<void> {
  const [problem] = (await schemas())[`validate${kind}`](xml);
  if (problem === undefined) return;
  const { line, column, message } = problem;
  throw new LibvirtError({
    code: ErrorNumber.XML_INVALID_SCHEMA,
    domain,
    info: "XML document",
    detail: `line ${line}, column ${column}: ${message}`,
  });
}
