import { ErrorDomain, type Problem, type WrapOptions, wrapProblems } from "@libvirt-ts/driver";
import type { Device } from "@libvirt-ts/xml/device";
import type { Domain as DomainDescription } from "@libvirt-ts/xml/domain";
import { ArgumentChecks, show } from "../dispatch/checks.js";

/**
 * A configuration format of a hypervisor, by later libvirt's names: xend's S-expressions, xm's files, xl's files, QEMU's
 * command line.
 */
export type NativeFormat = "xen-sxpr" | "xen-xm" | "xen-xl" | "qemu-argv";

/** xend's configuration format: 1 (Xen up to 3.0.2), 2 (3.0.3), 3 (3.0.4), 4 (3.1 and later). */
export type FormatVersion = 1 | 2 | 3 | 4;

export interface ConvertOptions {
  /** For `xen-sxpr` and `xen-xm`; 4 when left out. xl has one format. */
  readonly formatVersion?: FormatVersion;
}

/** A converted text, and what the other format could not say. */
export interface Conversion {
  readonly text: string;
  readonly warnings: readonly Problem[];
}

/** Converts one native format from and to domain XML. */
interface Converter {
  toXml(text: string | Uint8Array): Promise<Conversion>;
  fromXml(xml: string): Promise<Conversion>;
}

/** Native formats by name. */
export const nativeFormats: readonly NativeFormat[] = ["xen-sxpr", "xen-xm", "xen-xl", "qemu-argv"];

/**
 * Converts a hypervisor's configuration, a text or the bytes of its file, to domain XML; needs no connection. Throws
 * SEXPR_SERIAL or CONF_SYNTAX for a text that is not well-formed, XML_ERROR and its like for a configuration that makes no
 * sense. Passwords are kept. C: `virConnectDomainXMLFromNative` (later libvirt).
 */
export async function domainXMLFromNative(
  format: NativeFormat,
  text: string | Uint8Array,
  options: ConvertOptions = {},
): Promise<Conversion> {
  const check = new ArgumentChecks("virConnectDomainXMLFromNative", ErrorDomain.NONE);
  const converter = converterOf(format, options, check);
  if (!(text instanceof Uint8Array)) check.string(text, "text");
  return wrapping(() => converter.toXml(text), { info: format, dialectDomain: dialectDomains[format] });
}

/**
 * Converts domain XML to a hypervisor's configuration; needs no connection. Throws CONFIG_UNSUPPORTED for what the format
 * cannot express, XML_DETAIL, XML_ERROR and their like for a document that is not valid. C:
 * `virConnectDomainXMLToNative` (later libvirt).
 */
export async function domainXMLToNative(
  format: NativeFormat,
  xml: string,
  options: ConvertOptions = {},
): Promise<Conversion> {
  const check = new ArgumentChecks("virConnectDomainXMLToNative", ErrorDomain.NONE);
  const converter = converterOf(format, options, check);
  check.string(xml, "xml");
  const { withPlaces } = await import("@libvirt-ts/xml");
  const placed = (problems: readonly Problem[]) => withPlaces(problems, xml);
  const { text, warnings } = await wrapping(() => converter.fromXml(xml), {
    info: format,
    dialectDomain: dialectDomains[format],
    placed,
  });
  return { text, warnings: placed(warnings) };
}

/**
 * Reads a domain document, `XMLDesc()`'s for instance, as plain data that holds everything libvirt can say of a guest;
 * needs no connection. Throws XML_DETAIL or XML_ERROR, or the code of what is missing.
 */
export async function parseDomainXML(xml: string): Promise<DomainDescription> {
  new ArgumentChecks("parseDomainXML", ErrorDomain.NONE).string(xml, "xml");
  const { parseDomain } = await import("@libvirt-ts/xml/domain");
  return wrapping(async () => parseDomain(xml).domain);
}

/** How `formatDomainXML` writes. */
export interface FormatDomainXMLOptions {
  /** `0.1.11`: in the layout of libvirt 0.1.11, as `virsh --classic` prints documents. Default: in today's. */
  readonly layout?: "0.1.11";
}

/**
 * Writes plain data, a changed `parseDomainXML()`'s for instance, as a domain document for `defineXML` and `createLinux`:
 * names and paths are escaped, passwords are kept, and so is what the model does not know. Needs no connection. Throws
 * XML_DETAIL for what XML cannot hold.
 */
export async function formatDomainXML(
  domain: DomainDescription,
  options: FormatDomainXMLOptions = {},
): Promise<string> {
  const check = new ArgumentChecks("formatDomainXML", ErrorDomain.NONE);
  check.record(options, "options", { layout: true });
  const { layout } = options;
  if (layout !== undefined && layout !== "0.1.11")
    throw check.invalid(`layout is 0.1.11, not ${show(layout)}`);
  const { formatDomain } = await import("@libvirt-ts/xml/domain");
  const written = { secure: true, ...(layout && { layout }) };
  return formatting("formatDomainXML", domain, () => formatDomain(domain, written));
}

/**
 * Writes plain data, `{ element: "disk", device }` with a disk of `parseDomainXML()`'s for instance, as a device document for
 * `attachDevice` and `detachDevice`: names and paths are escaped, passwords are kept. Needs no connection. Throws XML_DETAIL
 * for what XML cannot hold.
 */
export async function formatDeviceXML(device: Device): Promise<string> {
  const { formatDevice } = await import("@libvirt-ts/xml/device");
  return formatting("formatDeviceXML", device, () => formatDevice(device, { secure: true }));
}

const convertOptions: Readonly<Record<keyof ConvertOptions, true>> = { formatVersion: true };

function converterOf(format: NativeFormat, options: ConvertOptions, check: ArgumentChecks): Converter {
  check.record(options, "options", convertOptions);
  const { formatVersion = 4 } = options;
  check.oneOf(formatVersion, "formatVersion", [1, 2, 3, 4]);
  switch (format) {
    case "xen-sxpr":
      return sexprConverter(formatVersion);
    case "xen-xm":
      return confConverter(`xm-${Math.min(formatVersion, 3) as 1 | 2 | 3}`);
    case "xen-xl":
      return confConverter("xl");
    case "qemu-argv":
      return qemuConverter();
    default:
      throw check.invalid(`format is one of ${nativeFormats.join(", ")}, not ${show(format)}`);
  }
}

/** The command line of the QEMU of this host, which is asked what it has; one that is read is not run. */
function qemuConverter(): Converter {
  return {
    async toXml(text) {
      const { qemuArgvToDomain } = await import("@libvirt-ts/driver-qemu");
      return qemuArgvToDomain(text);
    },
    async fromXml(xml) {
      const { domainToQemuArgv } = await import("@libvirt-ts/driver-qemu");
      return domainToQemuArgv(xml);
    },
  };
}

function sexprConverter(version: FormatVersion): Converter {
  return {
    async toXml(text) {
      const [{ parse }, { sexprToDomain }, { formatDomain }] = await Promise.all([
        import("@libvirt-ts/sexpr"),
        import("@libvirt-ts/sexpr/domain"),
        import("@libvirt-ts/xml/domain"),
      ]);
      const { domain, warnings } = sexprToDomain(parse(text), version, { source: text });
      return { text: formatDomain(domain, { secure: true }), warnings };
    },
    async fromXml(xml) {
      const [{ domainToSexpr }, { parseDomain }, { withoutUnknown }] = await Promise.all([
        import("@libvirt-ts/sexpr/domain"),
        import("@libvirt-ts/xml/domain"),
        import("@libvirt-ts/xml/xen"),
      ]);
      const { domain, warnings } = parseDomain(xml);
      const converted = domainToSexpr(domain, version);
      return { text: converted.text, warnings: [...withoutUnknown(warnings), ...converted.warnings] };
    },
  };
}

function confConverter(dialect: "xm-1" | "xm-2" | "xm-3" | "xl"): Converter {
  return {
    async toXml(text) {
      const [{ decodeConf, parse }, { confToDomain }, { formatDomain }] = await Promise.all([
        import("@libvirt-ts/xm-conf"),
        import("@libvirt-ts/xm-conf/domain"),
        import("@libvirt-ts/xml/domain"),
      ]);
      const conf = parse(typeof text === "string" ? text : decodeConf(text).text);
      const { domain, warnings } = confToDomain(conf, dialect);
      return { text: formatDomain(domain, { secure: true }), warnings };
    },
    async fromXml(xml) {
      const [{ domainToConf, gapsOf }, { parseDomain }, { withoutUnknown }] = await Promise.all([
        import("@libvirt-ts/xm-conf/domain"),
        import("@libvirt-ts/xml/domain"),
        import("@libvirt-ts/xml/xen"),
      ]);
      const { domain, warnings } = parseDomain(xml);
      const converted = domainToConf(domain, dialect);
      const told = [...withoutUnknown(warnings), ...gapsOf(domain, dialect)];
      return { text: converted.document.format(), warnings: [...told, ...converted.warnings] };
    },
  };
}

const dialectDomains: Readonly<Record<NativeFormat, ErrorDomain>> = {
  "xen-sxpr": ErrorDomain.XEND,
  "xen-xm": ErrorDomain.XENXM,
  "xen-xl": ErrorDomain.XENXL,
  "qemu-argv": ErrorDomain.QEMU,
};

/** Turns a codec's problems into a libvirt error. */
async function wrapping<T>(act: () => Promise<T>, options?: WrapOptions): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw wrapProblems(error, options);
  }
}

/** The problems of data that are not of the shape of a document, whatever its texts are. */
const isShape = /^xml\.(?:field|root|value)$|-missing$/;

/** Writes data that a caller has made or changed: what is no description of anything is INVALID_ARG. */
function formatting(functionName: string, data: unknown, format: () => string): Promise<string> {
  return wrapping(async () => {
    const check = new ArgumentChecks(functionName, ErrorDomain.NONE);
    check.object(data, "the description");
    try {
      return format();
    } catch (error) {
      const [problem] = (error as { readonly problems?: readonly Problem[] }).problems ?? [];
      if (problem === undefined || !isShape.test(problem.id)) throw error;
      throw check.invalid(`the description is not whole: ${problem.message}`);
    }
  });
}
