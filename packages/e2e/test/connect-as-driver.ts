import type { Connect, Domain, OperationName } from "@libvirt-ts/core";
import {
  activityFilter,
  type DomainEvent,
  type DomainRef,
  type DriverConnection,
  ErrorDomain,
  EventQueue,
  wantedEvents,
} from "@libvirt-ts/driver";

/** A connection of core in the shape of a driver's, so that the conformance suite can hold core to the contract too. */
export function connectAsDriver(conn: Connect): DriverConnection {
  const all: DriverConnection = {
    getType: (options) => conn.getType(options),
    getVersion: (options) => conn.getVersion(options),
    getHostname: (options) => conn.getHostname(options),
    getCapabilities: (options) => conn.getCapabilities(options),
    nodeGetInfo: (options) => conn.getInfo(options),
    listDomains: (options) => conn.listDomainsID(options),
    numOfDomains: (options) => conn.numOfDomains(options),
    listDefinedDomains: (options) => conn.listDefinedDomains(options),
    numOfDefinedDomains: (options) => conn.numOfDefinedDomains(options),
    listAllDomains: async (flags, options) =>
      (await conn.listAllDomains(activityFilter(ErrorDomain.NONE, flags), options)).map(
        ({ domain, ...rest }) => ({
          ref: refOf(domain),
          ...rest,
        }),
      ),
    domainLookupByID: async (id, options) => refOf(await conn.lookupByID(id, options)),
    domainLookupByUUID: async (uuid, options) => refOf(await conn.lookupByUUIDString(uuid, options)),
    domainLookupByName: async (name, options) => refOf(await conn.lookupByName(name, options)),
    domainCreateXML: async (xml, flags, options) => refOf(await conn.createLinux(xml, flags, options)),
    domainDefineXML: async (xml, _flags, options) => refOf(await conn.defineXML(xml, options)),
    domainRestore: async (path, _xml, _flags, options) => refOf(await conn.restore(path, options)),
    domainEvents: (filter, options) => {
      const events = conn.domainEvents(options);
      const queue = new EventQueue<DomainEvent>({
        accepts: wantedEvents(filter),
        onEnd: () => void events.return?.(),
      });
      void forward(events, queue);
      return queue;
    },
    domainCreate: (ref, _flags, options) => change(ref, (domain) => domain.create(options)),
    domainUndefine: (ref, _flags, options) => use(ref, (domain) => domain.undefine(options)),
    domainSuspend: (ref, options) => use(ref, (domain) => domain.suspend(options)),
    domainResume: (ref, options) => use(ref, (domain) => domain.resume(options)),
    domainShutdown: (ref, _flags, options) => change(ref, (domain) => domain.shutdown(options)),
    domainReboot: (ref, flags, options) => change(ref, (domain) => domain.reboot(flags, options)),
    domainDestroy: (ref, _flags, options) => change(ref, (domain) => domain.destroy(options)),
    domainSave: (ref, path, _xml, _flags, options) => change(ref, (domain) => domain.save(path, options)),
    domainCoreDump: (ref, path, _format, flags, options) =>
      change(ref, (domain) => domain.coreDump(path, flags, options)),
    domainGetOSType: (ref, options) => use(ref, (domain) => domain.OSType(options)),
    domainGetInfo: (ref, options) => use(ref, (domain) => domain.info(options)),
    domainGetXMLDesc: (ref, flags, options) => use(ref, (domain) => domain.XMLDesc(flags, options)),
    domainGetMaxMemory: (ref, options) => use(ref, (domain) => domain.maxMemory(options)),
    domainSetMaxMemory: (ref, memory, options) => use(ref, (domain) => domain.setMaxMemory(memory, options)),
    domainSetMemory: (ref, memory, _flags, options) =>
      use(ref, (domain) => domain.setMemory(memory, options)),
    domainSetVcpus: (ref, nvcpus, _flags, options) => use(ref, (domain) => domain.setVcpus(nvcpus, options)),
    domainPinVcpu: (ref, vcpu, map, _flags, options) =>
      use(ref, (domain) => domain.pinVcpu(vcpu, map, options)),
    domainGetVcpus: (ref, options) => use(ref, (domain) => domain.vcpus(options)),
    domainAttachDevice: (ref, xml, _flags, options) =>
      use(ref, (domain) => domain.attachDevice(xml, options)),
    domainDetachDevice: (ref, xml, _flags, options) =>
      use(ref, (domain) => domain.detachDevice(xml, options)),
    domainMigrateToURI: (ref, uri, _params, flags, options) =>
      change(ref, (domain) => domain.migrateToURI(uri ?? "", flags, options)),
    domainRename: (ref, name, flags, options) => change(ref, (domain) => domain.rename(name, flags, options)),
    domainGetAutostart: (ref, options) => use(ref, (domain) => domain.getAutostart(options)),
    domainSetAutostart: (ref, autostart, options) =>
      use(ref, (domain) => domain.setAutostart(autostart, options)),
    close: () => conn.close(),
  };
  const supported = Object.entries(all).filter(
    ([name]) => name === "close" || name === "listAllDomains" || conn.supports(name as OperationName),
  );
  return Object.fromEntries(supported) as unknown as DriverConnection;

  async function use<T>(ref: DomainRef, act: (domain: Domain) => Promise<T>): Promise<T> {
    return act(await conn.lookupByUUIDString(ref.uuid));
  }

  async function change(ref: DomainRef, act: (domain: Domain) => Promise<void>): Promise<DomainRef> {
    const domain = await conn.lookupByUUIDString(ref.uuid);
    await act(domain);
    return refOf(domain);
  }
}

async function forward(
  events: ReturnType<Connect["domainEvents"]>,
  queue: EventQueue<DomainEvent>,
): Promise<void> {
  try {
    for await (const { domain, ...event } of events)
      queue.push({ ...event, domain: refOf(domain) } as DomainEvent);
    queue.end();
  } catch (error) {
    queue.end(error as Error);
  }
}

/** What a domain object has last learned. */
export function refOf(domain: Domain): DomainRef {
  const [uuid, name, id] = [domain.UUIDString(), domain.name(), domain.ID()];
  return id < 0 ? { uuid, name } : { uuid, name, id };
}
