import { type DomainRef, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about devices of what runs and of its definition, and about saves. */
export const deviceAndSaveMutants: readonly Mutant[] = [
  [
    "plugs into what runs whatever the flags say",
    (right) => ({
      domainAttachDevice: (ref: DomainRef, xml: string) => right.domainAttachDevice(ref, xml, 0),
    }),
    "a device is plugged into what runs",
  ],
  [
    "unplugs from both whatever the flags say",
    (right) => ({
      domainDetachDevice: async (ref: DomainRef, xml: string) => {
        await right.domainDetachDevice(ref, xml, 1).catch(() => undefined);
        await right.domainDetachDevice(ref, xml, 2).catch(() => undefined);
      },
    }),
    "a device is plugged into what runs",
  ],
  [
    "takes LIVE of what is off for CONFIG",
    (right) => ({
      domainAttachDevice: (ref: DomainRef, xml: string, flags: number) =>
        right.domainAttachDevice(ref, xml, ref.id === undefined ? 2 : flags),
    }),
    "a device of a domain that is off",
  ],
  [
    "changes the definition together with what runs",
    (right) => ({
      domainUpdateDevice: (ref: DomainRef, xml: string) => right.domainUpdateDevice(ref, xml, 3),
    }),
    "a device is changed where",
  ],
  [
    "takes a target twice",
    (right) => ({
      domainAttachDevice: (ref: DomainRef, xml: string, flags: number) =>
        swallow(right.domainAttachDevice(ref, xml, flags), undefined),
    }),
    "a device that is there already",
  ],
  [
    "makes the first of two changes before it looks at the second",
    (right) => ({
      domainAttachDevice: async (ref: DomainRef, xml: string, flags: number) => {
        if (flags !== 3) return right.domainAttachDevice(ref, xml, flags);
        await right.domainAttachDevice(ref, xml, 1);
        await right.domainAttachDevice(ref, xml, 2);
      },
    }),
    "where one of two changes fails",
  ],
  [
    "takes away nothing by its name",
    () => ({ domainDetachDeviceAlias: async () => {} }),
    "a device is detached by the name",
  ],
  [
    "keeps an image that was brought back",
    (right) => ({
      domainCreate: async (ref: DomainRef, flags: number) => {
        const had = await right.domainHasManagedSaveImage(ref, 0);
        const after = await right.domainCreate(ref, flags);
        if (had) await right.domainManagedSave(after, 0);
        return after;
      },
    }),
    "a managed save is what the next start",
  ],
  [
    "undefines what was saved without being told to",
    (right) => ({
      domainUndefine: (ref: DomainRef, flags: number) => right.domainUndefine(ref, flags | 1),
    }),
    "a managed save is removed",
  ],
  [
    "saves transient domains away",
    (right) => ({
      domainManagedSave: (ref: DomainRef, flags: number) =>
        right.domainManagedSave(ref, flags).catch(() => right.domainDestroy(ref, 0)),
    }),
    "a transient domain has no managed save",
  ],
  [
    "changes nothing in a managed save",
    () => ({ domainManagedSaveDefineXML: async () => {} }),
    "a managed save's document is read",
  ],
  [
    "restores whatever stood as what runs",
    (right) => ({
      domainRestore: (path: string, xml: string | undefined) => right.domainRestore(path, xml, 2),
    }),
    "a guest comes back from a file",
  ],
  [
    "takes the last of two flags",
    (right) => ({
      domainSave: (ref: DomainRef, path: string, xml: string | undefined, flags: number) =>
        right.domainSave(ref, path, xml, (flags & 6) === 6 ? 4 : flags),
    }),
    "flags of a save that contradict",
  ],
  [
    "replaces a file's document by another guest's",
    (right) => ({
      domainSaveImageDefineXML: (path: string, xml: string, flags: number) =>
        right.domainSaveImageDefineXML(path, xml, flags).catch((thrown: LibvirtError) => {
          if (thrown.code !== ErrorNumber.CONFIG_UNSUPPORTED) throw thrown;
        }),
    }),
    "a file's document is read",
  ],
  [
    "restores a domain over itself",
    (right) => ({
      domainRestore: async (path: string, xml: string | undefined, flags: number) =>
        swallow(right.domainRestore(path, xml, flags), undefined),
    }),
    "a domain that runs is not restored",
  ],
];
