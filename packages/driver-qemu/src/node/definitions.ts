import { join } from "node:path";
import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { namesIn, readText, removeFile, replaceFile, stampOf } from "./files.js";
import { FolderStamp } from "./folder-stamp.js";

const uuidFile = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.xml$/;

/** What a document is kept by. */
interface Identified {
  readonly name: string;
  readonly uuid?: string;
}

/** How documents of a kind are read and written. */
export interface DocumentCodec<T> {
  /** Throws for what is no such document. */
  parse(text: string): T;
  format(document: T): string;
}

interface Kept<T> {
  /** Which file it was read from: another one has another stamp. */
  readonly stamp: string;
  readonly document: T;
}

/** A definition that came, changed or went. */
export interface DefinitionChange {
  readonly uuid: string;
  readonly name: string;
  readonly isNew: boolean;
}

/** Definitions of domains. */
export const domainCodec: DocumentCodec<Domain> = {
  parse: (text) => parseDomain(text).domain,
  format: (domain) => formatDomain(domain, { secure: true, status: false }),
};

/** The definitions of a node: a folder of documents, read again where others have changed it. */
export class Definitions<T extends Identified = Domain> {
  readonly #folder: string;
  readonly #codec: DocumentCodec<T>;
  readonly #warn: (warning: LibvirtError) => void;
  readonly #changes: FolderStamp;
  readonly #byUuid = new Map<string, Kept<T>>();
  readonly #unreadable = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, codec: DocumentCodec<T>, warn: (warning: LibvirtError) => void) {
    this.#folder = folder;
    this.#codec = codec;
    this.#warn = warn;
    this.#changes = new FolderStamp(folder);
  }

  get(uuid: string): T | undefined {
    return this.#byUuid.get(uuid)?.document;
  }

  uuids(): Iterable<string> {
    return this.#byUuid.keys();
  }

  /**
   * Brings itself up to date, and tells what others have changed. A file that cannot be read is warned of once, and what
   * it describes is not there.
   */
  refresh(): Promise<DefinitionChange[]> {
    return this.#inTurn(() => this.#look());
  }

  async #look(): Promise<DefinitionChange[]> {
    const changes: DefinitionChange[] = [];
    if (!this.#changes.hasChanged()) return changes;
    const seen = new Set<string>();
    for (const name of await namesIn(this.#folder)) {
      const uuid = uuidFile.exec(name)?.[1];
      if (uuid === undefined) continue;
      const path = join(this.#folder, name);
      const stamp = stampOf(path);
      if (stamp === undefined) continue;
      seen.add(uuid);
      const before = this.#byUuid.get(uuid);
      if (before?.stamp === stamp) continue;
      const document = this.#read(path, uuid, await readText(path));
      if (document === undefined) seen.delete(uuid);
      else {
        this.#byUuid.set(uuid, { stamp, document });
        changes.push({ uuid, name: document.name, isNew: before === undefined });
      }
    }
    for (const [uuid, { document }] of this.#byUuid) {
      if (seen.has(uuid)) continue;
      this.#byUuid.delete(uuid);
      changes.push({ uuid, name: document.name, isNew: false });
    }
    return changes;
  }

  /** Keeps a definition, in the place of the one with its uuid. Who calls holds the node's lock. */
  put(document: T & { readonly uuid: string }): Promise<void> {
    const path = this.#path(document.uuid);
    return this.#inTurn(async () => {
      await replaceFile(path, this.#codec.format(document));
      this.#byUuid.set(document.uuid, { stamp: stampOf(path) ?? "", document });
    });
  }

  remove(uuid: string): Promise<void> {
    return this.#inTurn(async () => {
      await removeFile(this.#path(uuid));
      this.#byUuid.delete(uuid);
    });
  }

  #path(uuid: string): string {
    return join(this.#folder, `${uuid}.xml`);
  }

  /** One after the other: what is written here is not found as somebody else's change. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(run);
    this.#last = turn.catch(() => {});
    return turn;
  }

  #read(path: string, uuid: string, text: string | undefined): T | undefined {
    if (text === undefined) return undefined;
    try {
      const document = this.#codec.parse(text);
      if (document.uuid !== uuid) throw new Error(`its uuid is ${document.uuid ?? "missing"}`);
      return document;
    } catch (cause) {
      if (!this.#unreadable.has(path))
        this.#warn(
          new LibvirtError({
            code: ErrorNumber.PARSE_FAILED,
            domain: ErrorDomain.QEMU,
            level: ErrorLevel.WARNING,
            info: path,
            detail: `it is no definition: ${(cause as Error).message}`,
            cause,
          }),
        );
      this.#unreadable.add(path);
      return undefined;
    }
  }
}
