import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  DomainXMLFlags,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { domainFromJson, type Surroundings } from "../domain-from-json.js";
import { xlError } from "../errors.js";
import { askAbout, liveRecord } from "../live-record.js";
import type { XlHost } from "../xl-host.js";
import type { XlDomain } from "../xl-json.js";

/** How often a guest is looked for anew that is gone when its record is read. */
const mostTries = 5;

/**
 * `domainGetXMLDesc` of a running guest: libxl's record of its configuration, with its console and VNC port from the store;
 * its file, where the definition is asked for. A guest without one is described as it was made.
 */
export function describeOperation(
  { guests, peers, loader, libxlFiles }: XlHost,
  files: Required<Pick<DomainOperations, "domainGetXMLDesc">>,
): NonNullable<DomainOperations["domainGetXMLDesc"]> {
  /**
   * A reference mostly knows the guest's id, so what the file and the store tell of that one is asked for while the guest is
   * looked for. One that reboots between two looks has another id in the second.
   */
  async function recorded(ref: DomainRef, options: CallOptions | undefined) {
    for (let tries = 0; ; tries++) {
      const { id, uuid } = ref;
      const early = id === undefined ? undefined : askAbout(peers, libxlFiles, { id, uuid }, options);
      early?.catch(() => {});
      const guest = await guests.find(ref, options);
      const told = await (guest.id === id && early ? early : askAbout(peers, libxlFiles, guest, options));
      try {
        const record = liveRecord(guest, told) ?? (await guests.record(guest, options));
        return { guest, record, told };
      } catch (error) {
        if (tries === mostTries || !(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_DOMAIN)
          throw error;
      }
    }
  }

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
    const { guest, record, told } = await recorded(ref, options);
    if (inactive) return described(record, { loader }, { status: false });
    const { consoleTty, vncPort } = told;
    return described(record, { consoleTty, vncPort, vcpus: guest.vcpus, loader });
  };
}

/** Who reads a document cuts these off. */
const OUTER_BLANK = /^[ \t\r\n]|[ \t\r\n]$/;

function described(
  record: XlDomain,
  surroundings: Surroundings,
  options?: { readonly status: boolean },
): string {
  const info = `description of domain ${JSON.stringify(record.name)}`;
  if (OUTER_BLANK.test(record.name))
    throw xlError(
      ErrorNumber.OPERATION_FAILED,
      info,
      "a name in a document neither begins nor ends with a blank",
    );
  try {
    return formatDomain(domainFromJson(record, surroundings), options);
  } catch (error) {
    // A name may hold what no document can.
    throw xlError(ErrorNumber.OPERATION_FAILED, info, (error as Error).message, error);
  }
}
