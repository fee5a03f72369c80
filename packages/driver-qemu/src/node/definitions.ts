import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { namesIn, readText, removeFile, replaceFile } from "./files.js";
import { FolderStamp } from "./folder-stamp.js";

const uuidFile = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.xml$/;

interface Kept {
  /** Which file it was read from: another one has another stamp. */
  readonly stamp: string;
  readonly domain: Domain;
}

/** A definition that came, changed or went. */
export interface DefinitionChange {
  readonly uuid: string;
  readonly name: string;
  readonly isNew: boolean;
}

/** The definitions of a node: a folder of documents, read again where others have changed it. */
export class Definitions {
  readonly #folder: string;
  readonly #warn: (warning: LibvirtError) => void;
  readonly #changes: FolderStamp;
  readonly #byUuid = new Map<string, Kept>();
  readonly #unreadable = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, warn: (warning: LibvirtError) => void) {
    this.#folder = folder;
    this.#warn = warn;
    this.#changes = new FolderStamp(folder);
  }

  get(uuid: string): Domain | undefined {
    return this.#byUuid.get(uuid)?.domain;
  }

  uuids(): Iterable<string> {
    return this.#byUuid.keys();
  }

  /**
   * Brings itself up to date, and tells what others have changed. A file that cannot be read is warned of once, and its
   * domain is not there.
   */
  refresh(): Promise<DefinitionChange[]> {
    return this.#inTurn(() => this.#look());
  }

  async #look(): Promise<DefinitionChange[]> {
    const changes: DefinitionChange[] = [];
    if (!(await this.#changes.hasChanged())) return changes;
    const seen = new Set<string>();
    for (const name of await namesIn(this.#folder)) {
      const uuid = uuidFile.exec(name)?.[1];
      if (uuid === undefined) continue;
      const path = join(this.#folder, name);
      const stamp = await stampOf(path);
      if (stamp === undefined) continue;
      seen.add(uuid);
      const before = this.#byUuid.get(uuid);
      if (before?.stamp === stamp) continue;
      const domain = this.#read(path, uuid, await readText(path));
      if (domain === undefined) seen.delete(uuid);
      else {
        this.#byUuid.set(uuid, { stamp, domain });
        changes.push({ uuid, name: domain.name, isNew: before === undefined });
      }
    }
    for (const [uuid, { domain }] of this.#byUuid) {
      if (seen.has(uuid)) continue;
      this.#byUuid.delete(uuid);
      changes.push({ uuid, name: domain.name, isNew: false });
    }
    return changes;
  }

  /** Keeps a definition, in the place of the one with its uuid. Who calls holds the node's lock. */
  put(domain: Domain & { readonly uuid: string }): Promise<void> {
    const path = this.#path(domain.uuid);
    return this.#inTurn(async () => {
      await replaceFile(path, formatDomain(domain, { secure: true, status: false }));
      this.#byUuid.set(domain.uuid, { stamp: (await stampOf(path)) ?? "", domain });
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

  #read(path: string, uuid: string, text: string | undefined): Domain | undefined {
    if (text === undefined) return undefined;
    try {
      const { domain } = parseDomain(text);
      if (domain.uuid !== uuid) throw new Error(`its uuid is ${domain.uuid ?? "missing"}`);
      return domain;
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

async function stampOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
}
