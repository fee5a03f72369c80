import type { CallOptions, TypedParams } from "@libvirt-ts/driver";
import { DomainMoments } from "./domain-moments.js";

/**
 * A domain of a connection: a virtual machine, whether it runs or not. Every method that returns a promise rejects with a
 * `LibvirtError`: INVALID_CONN once the connection is closed, NO_DOMAIN once the domain is gone, OPERATION_DENIED on a
 * read-only connection where the method changes something. C: `virDomainPtr`.
 */
export class Domain extends DomainMoments {
  /**
   * Moves the guest to another host; the definition stays here, inactive. `duri` names that host in the toolstack's way
   * (with xl `xen+ssh://host/`), `flags` are `DomainMigrateFlags`, `dname` is its name there, `bandwidth` in MiB/s (0: as
   * the hypervisor likes). Throws INVALID_ARG for a URI that names no host, OPERATION_INVALID for a domain that does not
   * run. Not on a read-only connection. C: `virDomainMigrateToURI`.
   */
  migrateToURI(duri: string, flags = 0, dname?: string, bandwidth = 0, options?: CallOptions): Promise<void> {
    return this.#migrate(duri, { destination_name: dname }, bandwidth, flags, options);
  }

  /**
   * As `migrateToURI`; `dconnuri` names the daemon that takes the guest over, `miguri` where its memory is sent, `dxml` is
   * its document there. Not on a read-only connection. C: `virDomainMigrateToURI2`.
   */
  migrateToURI2(
    dconnuri?: string,
    miguri?: string,
    dxml?: string,
    flags = 0,
    dname?: string,
    bandwidth = 0,
    options?: CallOptions,
  ): Promise<void> {
    const texts = { migrate_uri: miguri, destination_xml: dxml, destination_name: dname };
    return this.#migrate(dconnuri, texts, bandwidth, flags, options);
  }

  /** As `migrateToURI2`, with `params` of `migrateFields`. Not on a read-only connection. C: `virDomainMigrateToURI3`. */
  migrateToURI3(
    dconnuri: string | undefined,
    params: TypedParams,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.end(this.call("domainMigrateToURI", dconnuri, params, flags, options));
  }

  async #migrate(
    uri: string | undefined,
    texts: Readonly<Record<string, string | undefined>>,
    bandwidth: number,
    flags: number,
    options: CallOptions | undefined,
  ): Promise<void> {
    const given = Object.entries(texts).filter(([, value]) => value !== undefined) as [string, string][];
    const { session, conn } = this.owner;
    session.check("virDomainMigrateToURI", conn, (check) => {
      if (uri === undefined && texts.migrate_uri === undefined) {
        throw check.invalid("a URI is a string that is not empty, not undefined");
      }
      for (const [name, value] of given) check.text(value, name);
      check.integer(bandwidth, "bandwidth", 0);
    });
    const params: TypedParams = { ...Object.fromEntries(given), ...(bandwidth > 0 && { bandwidth }) };
    return this.migrateToURI3(uri, params, flags, options);
  }
}
