import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** The refusal of what QEMU, or this driver, cannot give a guest: CONFIG_UNSUPPORTED that names the element. */
export function unsupported(element: string, reason: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.CONFIG_UNSUPPORTED,
    domain: ErrorDomain.QEMU,
    level: ErrorLevel.ERROR,
    detail: `${element}: ${reason}`,
  });
}

/** The refusal of a document that contradicts itself. */
export function invalid(element: string, reason: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.XML_ERROR,
    domain: ErrorDomain.DOMAIN,
    level: ErrorLevel.ERROR,
    detail: `${element}: ${reason}`,
  });
}
