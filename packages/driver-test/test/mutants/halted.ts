import { type DomainRef, DomainState } from "@libvirt-ts/driver";
import { type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about domains that stand, crashed or were kept. */
export const haltedMutants: readonly Mutant[] = [
  [
    "leaves a paused domain running when it is dumped",
    (right) => ({
      domainCoreDump: async (ref: DomainRef, path: string, flags: number) => {
        const after = (await right.domainCoreDump(ref, path, 0, flags))!;
        await right.domainResume(after).catch(() => undefined);
        return after;
      },
    }),
    "a core dump leaves a paused domain paused",
  ],
  [
    "keeps a paused domain that was saved",
    (right) => ({
      domainSave: async (ref: DomainRef, path: string) =>
        (await right.domainGetInfo(ref)).state === DomainState.PAUSED
          ? ref
          : right.domainSave(ref, path, undefined, 0),
    }),
    "a paused domain can be saved, and is gone",
  ],
  [
    "attaches nothing to a paused domain",
    (right) => ({
      domainAttachDevice: async (ref: DomainRef, xml: string) =>
        (await right.domainGetInfo(ref)).state === DomainState.PAUSED
          ? undefined
          : right.domainAttachDevice(ref, xml, 0),
    }),
    "a disk can be attached to a paused domain, which stays paused",
  ],
  ...(["crashed", "preserved"] as const).flatMap((which): Mutant[] => [
    [
      `pretends to save a ${which} domain`,
      (right) => ({
        domainSave: (ref: DomainRef, path: string) => swallow(right.domainSave(ref, path, undefined, 0), ref),
      }),
      `domainSave of a ${which} domain is refused`,
    ],
    [
      `pretends to attach to a ${which} domain`,
      (right) => ({
        domainAttachDevice: (ref: DomainRef, xml: string) =>
          swallow(right.domainAttachDevice(ref, xml, 0), undefined),
      }),
      `domainAttachDevice of a ${which} domain is refused`,
    ],
  ]),
  [
    "destroys a crashed domain when it is dumped",
    (right) => ({
      domainCoreDump: async (ref: DomainRef, path: string, flags: number) => {
        const after = (await right.domainCoreDump(ref, path, 0, flags))!;
        if (flags === 0) await right.domainDestroy(after, 0);
        return after;
      },
    }),
    "a crashed domain can be dumped, and stays crashed",
  ],
  [
    "pretends to dump a preserved domain",
    (right) => ({
      domainCoreDump: (ref: DomainRef, path: string, flags: number) =>
        swallow(right.domainCoreDump(ref, path, 0, flags), ref),
    }),
    "domainCoreDump of a preserved domain is refused",
  ],
];
