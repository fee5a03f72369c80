import { type DomainRef, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { error, isActive, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about the life of domains. */
export const lifeMutants: readonly Mutant[] = [
  ["does not suspend", () => ({ domainSuspend: async () => {} }), "suspend and resume go back and forth"],
  [
    "refuses to suspend twice",
    (right) => ({
      async domainSuspend(ref: DomainRef) {
        if ((await right.domainGetInfo(ref)).state === 3) throw error(ErrorNumber.OPERATION_INVALID);
        return right.domainSuspend(ref);
      },
    }),
    "suspend and resume go back and forth",
  ],
  [
    "reboots paused domains",
    (right) => ({
      async domainReboot(ref: DomainRef, flags: number) {
        await right.domainResume(ref);
        return right.domainReboot(ref, flags);
      },
    }),
    "domainReboot of a paused domain is refused",
  ],
  [
    "ignores a start of what runs",
    (right) => ({ domainCreate: (ref: DomainRef) => swallow(right.domainCreate(ref, 0), ref) }),
    "domainCreate of an active domain is refused",
  ],
  [
    "undefines active domains",
    (right) => ({
      async domainUndefine(ref: DomainRef) {
        if (isActive(ref)) await right.domainDestroy(ref, 0);
        return right.domainUndefine(ref, 0);
      },
    }),
    "domainUndefine of an active domain leaves it transient",
  ],
  [
    "starts what is defined",
    (right) => ({
      domainDefineXML: async (xml: string) => right.domainCreate(await right.domainDefineXML(xml, 0), 0),
    }),
    "a defined domain is inactive, listed and found",
  ],
  [
    "redefines a domain under another uuid",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml, 0).catch(async (thrown: LibvirtError) => {
          if (thrown.code !== ErrorNumber.DOM_EXIST) throw thrown;
          return right.domainDefineXML(xml.replace(/<uuid>.*<\/uuid>/, ""), 0);
        }),
    }),
    "name and uuid stay together",
  ],
  ["does not rename", () => ({ domainRename: async (ref: DomainRef) => ref }), "a renamed domain"],
  [
    "renames to names that are taken",
    (right) => ({
      domainRename: (ref: DomainRef, name: string) =>
        right.domainRename(ref, name, 0).catch((thrown: LibvirtError) => {
          if (thrown.code !== ErrorNumber.DOM_EXIST) throw thrown;
          return { ...ref, name };
        }),
    }),
    "a domain is given no name that is taken",
  ],
  [
    "starts domains anew to rename them",
    (right) => ({
      async domainRename(ref: DomainRef, name: string) {
        const after = (await right.domainRename(ref, name, 0))!;
        if (!isActive(ref)) return after;
        await right.domainDestroy(after!, 0);
        return right.domainCreate(after!, 0);
      },
    }),
    "an active domain is renamed",
  ],
  [
    "forgets persistent domains that are destroyed",
    (right) => ({
      async domainDestroy(ref: DomainRef) {
        const after = (await right.domainDestroy(ref, 0))!;
        await right.domainUndefine(after, 0).catch(() => {});
        return after;
      },
    }),
    "destroy leaves a persistent domain defined and inactive",
  ],
  [
    "tells a stale id after destroy",
    (right) => ({
      domainDestroy: async (ref: DomainRef) => ({ ...(await right.domainDestroy(ref, 0)), id: ref.id }),
    }),
    "destroy leaves a persistent domain defined and inactive",
  ],
  [
    "destroys what is not active",
    (right) => ({ domainDestroy: (ref: DomainRef) => swallow(right.domainDestroy(ref, 0), ref) }),
    "domainDestroy of an inactive domain is refused",
  ],
  [
    "makes transient domains persistent",
    (right) => ({
      domainCreateXML: async (xml: string) => right.domainCreate(await right.domainDefineXML(xml, 0), 0),
    }),
    "destroy is the end of a transient domain",
  ],
  [
    "keeps transient domains that shut down",
    (right) => ({
      async domainShutdown(ref: DomainRef) {
        const xml = await right.domainGetXMLDesc(ref, 0);
        await right.domainShutdown(ref, 0);
        return right.domainDefineXML(xml, 0);
      },
    }),
    "shutdown is the end of a transient domain",
  ],
  [
    "starts a domain a second time",
    (right) => ({
      domainCreateXML: (xml: string, flags: number) =>
        right.domainCreateXML(xml, flags).catch(() => right.domainLookupByName("taken")),
    }),
    "an active domain's name and uuid are taken",
  ],
  [
    "forgets a redefinition of an active domain",
    (right) => ({
      async domainDefineXML(xml: string) {
        const name = /<name>(.*)<\/name>/.exec(xml)?.[1] ?? "";
        const known = await swallow(right.domainLookupByName(name), undefined);
        return known !== undefined && isActive(known as DomainRef) ? known : right.domainDefineXML(xml, 0);
      },
    }),
    "a redefinition of an active domain is in force with its next start",
  ],
];
