import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

const refusal =
  (code: ErrorNumber, domain: ErrorDomain) =>
  (element: string, reason: string): LibvirtError =>
    new LibvirtError({ code, domain, level: ErrorLevel.ERROR, detail: `${element}: ${reason}` });

/** The refusal of what QEMU, or this driver, cannot give a guest: CONFIG_UNSUPPORTED that names the element. */
export const unsupported = refusal(ErrorNumber.CONFIG_UNSUPPORTED, ErrorDomain.QEMU);

/** The refusal of a document that contradicts itself. */
export const invalid = refusal(ErrorNumber.XML_ERROR, ErrorDomain.DOMAIN);
