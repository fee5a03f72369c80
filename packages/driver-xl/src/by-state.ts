import {
  type DomainOperations,
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  operationInvalid,
} from "@libvirt-ts/driver";

type DomainOperation = (domain: DomainRef, ...rest: unknown[]) => Promise<unknown>;

/**
 * Operations on domains that go to the running guest where the reference has an id, else to the file. What only a running
 * guest can do is OPERATION_INVALID for a domain that has nothing but its file.
 */
export function byState(files: DriverConnection, running: DomainOperations): DomainOperations {
  const names = Object.keys(running) as (keyof DomainOperations)[];
  const entries = names.map((name) => {
    const onGuest = running[name] as unknown as DomainOperation;
    const onFile = files[name] as unknown as DomainOperation | undefined;
    const operation: DomainOperation = (domain, ...rest) => {
      if (domain.id !== undefined) return onGuest(domain, ...rest);
      return onFile === undefined ? onInactive(domain, rest) : onFile(domain, ...rest);
    };
    /** The reference may be older than the guest. */
    async function onInactive(domain: DomainRef, rest: unknown[]): Promise<unknown> {
      try {
        return await onGuest(domain, ...rest);
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_DOMAIN) throw error;
        await files.domainLookupByUUID?.(domain.uuid);
        throw operationInvalid(
          ErrorDomain.LIBXL,
          `domain ${describeDomain(domain)}`,
          "it is not running; start it first",
        );
      }
    }
    return [name, operation];
  });
  return Object.fromEntries(entries);
}
