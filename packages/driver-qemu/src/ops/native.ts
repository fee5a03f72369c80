import type { ConnectionOperations, LibvirtError } from "@libvirt-ts/driver";
import { ErrorDomain, problemWarning, wrapProblems } from "@libvirt-ts/driver";
import { withPlaces } from "@libvirt-ts/xml";
import { invalidArgument } from "../errors.js";
import { domainToQemuArgv, qemuArgvToDomain } from "../host/convert.js";
import { UnsupportedElement } from "../unsupported.js";

type NativeOperations = Required<Pick<ConnectionOperations, "domainXMLFromNative" | "domainXMLToNative">>;

/** Command lines of QEMU from and to documents. */
export function nativeOperations(warn: (warning: LibvirtError) => void): NativeOperations {
  return {
    async domainXMLFromNative(format, config) {
      assertFormat(format);
      const { text, warnings } = wrapping(() => qemuArgvToDomain(config));
      for (const warning of warnings) warn(problemWarning(warning));
      return text;
    },

    async domainXMLToNative(format, xml) {
      assertFormat(format);
      try {
        const { text, warnings } = await domainToQemuArgv(xml);
        for (const warning of withPlaces(warnings, xml)) warn(problemWarning(warning));
        return text;
      } catch (error) {
        if (error instanceof UnsupportedElement) throw error.placedIn(xml);
        throw wrapProblems(error, {
          info: "domain XML",
          dialectDomain: ErrorDomain.QEMU,
          placed: (it) => withPlaces(it, xml),
        });
      }
    },
  };
}

function assertFormat(format: string): void {
  if (format !== "qemu-argv")
    throw invalidArgument("format", `expected 'qemu-argv', not ${JSON.stringify(format)}`);
}

function wrapping<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw wrapProblems(error, { info: "qemu-argv", dialectDomain: ErrorDomain.QEMU });
  }
}
