import { type DomainOperations, DomainXMLFlags, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml";
import { domainFromJson } from "../domain-from-json.js";
import { xlError } from "../errors.js";
import type { XlHost } from "../xl-host.js";

/**
 * `domainGetXMLDesc` of a running guest: libxl's record of its configuration, with its console and VNC port from the store;
 * its file, where the definition is asked for. A guest without one is described as it was made.
 */
export function describeOperation(
  { guests, peers }: XlHost,
  files: Required<Pick<DomainOperations, "domainGetXMLDesc">>,
): NonNullable<DomainOperations["domainGetXMLDesc"]> {
  return async (ref, flags, options) => {
    const inactive = (flags & DomainXMLFlags.INACTIVE) !== 0;
    if (inactive) {
      const { id: _id, ...definition } = ref;
      try {
        return await files.domainGetXMLDesc(definition, flags, options);
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_DOMAIN) throw error;
      }
    }
    if (flags & DomainXMLFlags.SECURE) {
      throw xlError(
        ErrorNumber.ARGUMENT_UNSUPPORTED,
        "VIR_DOMAIN_XML_SECURE",
        "xl's passwords are not read back",
      );
    }
    const guest = await guests.find(ref, options);
    if (inactive) return formatDomain(domainFromJson(guest, {}), { status: false });
    const runtime = peers.get("guestRuntime");
    const [consoles, ports, state] = await Promise.all([
      runtime?.consolePaths([guest.id], options),
      runtime?.vncPorts([guest.id], options),
      guest.id === 0 ? guests.state(0, options) : undefined,
    ]);
    return formatDomain(
      domainFromJson(guest, {
        consoleTty: consoles?.get(guest.id),
        vncPort: ports?.get(guest.id),
        vcpus: state?.vcpus,
      }),
    );
  };
}
