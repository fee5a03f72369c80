import type { CallOptions, DomainRef, TypedParams } from "@libvirt-ts/driver";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import { Migration } from "../dispatch/migration.js";
import { ConnectBase } from "./connect-base.js";
import type { Owner } from "./connection-object.js";
import { DomainMoments } from "./domain-moments.js";

/** What a migration is given apart from its parameters, by the names that these have. */
type Texts = Readonly<Record<string, string | undefined>>;

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
    return this.#toURI(duri, { destination_name: dname }, bandwidth, flags, options);
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
    return this.#toURI(dconnuri, texts, bandwidth, flags, options);
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

  /**
   * Moves the guest to the host of another connection, led from here: neither daemon has to reach the other, only their
   * hypervisors do. With PEER2PEER of `DomainMigrateFlags` it is `migrateToURI3` to that connection's URI. `dname` is its
   * name there, `uri` where its memory is sent, `bandwidth` in MiB/s (0: as the hypervisor likes). Resolves with the domain
   * of the other connection. What fails or is aborted leaves the guest where it was; what fails after that is a warning.
   * Throws NO_SUPPORT where one of the two cannot take part. Neither connection may be read-only. C: `virDomainMigrate`.
   */
  async migrate(
    dconn: ConnectBase,
    flags = 0,
    dname?: string,
    uri?: string,
    bandwidth = 0,
    options?: CallOptions,
  ): Promise<Domain> {
    const params = this.#migrateParams(
      "virDomainMigrate",
      { destination_name: dname, migrate_uri: uri },
      bandwidth,
    );
    return new Domain(...(await this.#migrateTo("virDomainMigrate", dconn, params, flags, options)));
  }

  /** As `migrate`; `dxml` is its document there. Neither connection may be read-only. C: `virDomainMigrate2`. */
  async migrate2(
    dconn: ConnectBase,
    dxml?: string,
    flags = 0,
    dname?: string,
    uri?: string,
    bandwidth = 0,
    options?: CallOptions,
  ): Promise<Domain> {
    const texts = { destination_xml: dxml, destination_name: dname, migrate_uri: uri };
    const params = this.#migrateParams("virDomainMigrate2", texts, bandwidth);
    return new Domain(...(await this.#migrateTo("virDomainMigrate2", dconn, params, flags, options)));
  }

  /** As `migrate`, with `params` of `migrateFields`. Neither connection may be read-only. C: `virDomainMigrate3`. */
  async migrate3(dconn: ConnectBase, params: TypedParams, flags = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(...(await this.#migrateTo("virDomainMigrate3", dconn, params, flags, options)));
  }

  async #toURI(
    uri: string | undefined,
    texts: Texts,
    bandwidth: number,
    flags: number,
    options: CallOptions | undefined,
  ): Promise<void> {
    const { session, conn } = this.owner;
    const name = "virDomainMigrateToURI";
    if (uri === undefined && texts.migrate_uri === undefined) {
      session.check(name, conn, (check) => {
        throw check.invalid("a URI is a string that is not empty, not undefined");
      });
    }
    return this.migrateToURI3(uri, this.#migrateParams(name, texts, bandwidth), flags, options);
  }

  /** What is given apart, as parameters. Throws INVALID_ARG for what is of no use as one. */
  #migrateParams(name: string, texts: Texts, bandwidth: number): TypedParams {
    const given = Object.entries(texts).filter(([, value]) => value !== undefined) as [string, string][];
    const { session, conn } = this.owner;
    session.check(name, conn, (check) => {
      for (const [field, value] of given) check.text(value, field);
      check.integer(bandwidth, "bandwidth", 0);
    });
    return { ...Object.fromEntries(given), ...(bandwidth > 0 && { bandwidth }) };
  }

  /** The guest on another connection, and that connection, once it is there. */
  async #migrateTo(
    name: string,
    dconn: ConnectBase,
    params: TypedParams,
    flags: number,
    options: CallOptions | undefined,
  ): Promise<[to: Owner, ref: DomainRef]> {
    const { session, conn } = this.owner;
    const to = session.check(name, conn, (check): Owner => {
      const owner = ConnectBase.ownerOf(dconn);
      if (owner === undefined) throw check.invalid(`dconn is a connection, not ${check.show(dconn)}`);
      check.integer(flags, "flags", 0, 2 ** 32 - 1);
      return owner;
    });
    if ((flags & DomainMigrateFlags.PEER2PEER) !== 0) {
      await this.migrateToURI3(to.session.uri, params, flags, options);
      return [to, await to.session.call("domainLookupByUUID", [this.ref.uuid, options], to)];
    }
    const there = this.compose(
      name,
      "domainMigrateBegin3Params",
      [params, flags, options],
      (domain, given, admitted, call) =>
        new Migration(session.side(name), to.session.side(name), domain).run(given, admitted, call),
    );
    await this.end(there.then(() => undefined));
    return [to, await there];
  }
}
