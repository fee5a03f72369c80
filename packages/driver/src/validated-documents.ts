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

const document = (kind: DocumentKind, flag: number, xmlAt: number): ValidatedDocument => ({
  kind,
  flag,
  xmlAt,
});

/** By operation; the flags are those that libvirt calls `VALIDATE`. */
export const validatedDocuments: Readonly<Partial<Record<OperationName, ValidatedDocument>>> = {
  compareCPU: document("Cpu", 2, 0),
  compareHypervisorCPU: document("Cpu", 2, 4),
  domainCreateXML: document("Domain", 16, 0),
  domainDefineXML: document("Domain", 1, 0),
  domainCheckpointCreateXML: document("DomainCheckpoint", 4, 1),
  domainSnapshotCreateXML: document("DomainSnapshot", 512, 1),
  interfaceDefineXML: document("HostInterface", 1, 0),
  networkCreateXML: document("Network", 1, 0),
  networkDefineXML: document("Network", 1, 0),
  networkPortCreateXML: document("NetworkPort", 2, 1),
  nodeDeviceCreateXML: document("NodeDevice", 1, 0),
  nodeDeviceDefineXML: document("NodeDevice", 1, 0),
  nwfilterBindingCreateXML: document("NwFilterBinding", 1, 0),
  nwfilterDefineXML: document("NwFilter", 1, 0),
  secretDefineXML: document("Secret", 1, 0),
  storagePoolDefineXML: document("StoragePool", 1, 0),
  storageVolCreateXML: document("StorageVolume", 4, 1),
  storageVolCreateXMLFrom: document("StorageVolume", 4, 1),
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
