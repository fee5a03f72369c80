import {
  type DomainBlockJobInfo,
  type DomainEventFilter,
  type DomainRef,
  type DuplexStream,
  ErrorNumber,
  type NetworkRef,
} from "@libvirt-ts/driver";
import { error, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about block jobs, consoles, agents, metadata, jobs and leases. */
export const guestMutants: readonly Mutant[] = [
  [
    "has a job on every disk",
    (right) => ({
      domainGetBlockJobInfo: async (...args: Parameters<typeof right.domainGetBlockJobInfo>) =>
        (await right.domainGetBlockJobInfo(...args)) ??
        ({ type: 0, bandwidth: 0, cur: 0n, end: 0n } satisfies DomainBlockJobInfo),
    }),
    "a disk has no job until there is one",
  ],
  [
    "begins a second job on a disk",
    (right) => ({
      domainBlockCopy: (...args: Parameters<typeof right.domainBlockCopy>) =>
        swallow(right.domainBlockCopy(...args), undefined),
    }),
    "a disk has no job until there is one",
  ],
  [
    "goes over to a copy that is not ready",
    (right) => ({
      domainBlockJobAbort: (ref: DomainRef, disk: string) => right.domainBlockJobAbort(ref, disk, 0),
    }),
    "a copy that is given up",
  ],
  [
    "tells the end of a job by its path only",
    (right) => ({
      domainEvents: (filter: DomainEventFilter, options?: object) =>
        right.domainEvents(filter.kinds ? { ...filter, kinds: ["block-job"] } : filter, options),
    }),
    "the end of a job is told",
  ],
  ["changes no speed", () => ({ domainBlockJobSetSpeed: async () => {} }), "the speed of a job"],
  [
    "copies whatever disk there is",
    (right) => ({
      domainBlockCopy: (ref: DomainRef, _: string, xml: string) =>
        right.domainBlockCopy(ref, "vda", xml, {}, 0),
    }),
    "jobs on what is no disk",
  ],
  ["resizes nothing", () => ({ domainBlockResize: async () => {} }), "a disk is given another size"],
  [
    "lets two users type at once",
    (right) => ({
      domainOpenConsole: async (ref: DomainRef, device: string | undefined, flags: number) =>
        swallow(right.domainOpenConsole(ref, device, flags), deaf()),
    }),
    "a console is one user's",
  ],
  [
    "lets a console wait for a guest that is gone",
    (right) => ({
      domainOpenConsole: async (ref: DomainRef, device: string | undefined, flags: number) => {
        await right.domainOpenConsole(ref, device, flags);
        return deaf();
      },
    }),
    "a console ends with its guest",
  ],
  [
    "opens any console",
    (right) => ({
      domainOpenConsole: (ref: DomainRef, _: string | undefined, flags: number) =>
        right.domainOpenConsole(ref, undefined, flags),
    }),
    "a console that was left",
  ],
  [
    "lets everybody wait for who does not read",
    (right) => {
      let isHeldUp = false;
      return {
        domainOpenConsole: async (...args: Parameters<typeof right.domainOpenConsole>) => {
          isHeldUp = true;
          return right.domainOpenConsole(...args);
        },
        domainGetInfo: async (ref: DomainRef) => {
          if (isHeldUp) await new Promise(() => {});
          return right.domainGetInfo(ref);
        },
      };
    },
    "who types and never reads",
  ],
  [
    "takes a text for an image",
    () => ({ domainScreenshot: async () => ({ mimeType: "image/png", image: new Blob(["text"]).stream() }) }),
    "a screenshot is an image",
  ],
  [
    "presses keys that are none",
    (right) => ({
      domainSendKey: (...args: Parameters<typeof right.domainSendKey>) =>
        swallow(right.domainSendKey(...args), undefined),
    }),
    "keys are pressed that there are",
  ],
  [
    "asks guests that are off",
    () => ({ domainGetHostname: async () => "guest" }),
    "a guest that runs has a name",
  ],
  ["sets no clock", () => ({ domainSetTime: async () => {} }), "a guest's clock is set"],
  [
    "knows no card's address",
    () => ({ domainInterfaceAddresses: async () => [] }),
    "a guest's cards have the addresses",
  ],
  ["thaws nothing", () => ({ domainFSThaw: async () => 0 }), "file systems are told"],
  [
    "tells all that it knows",
    (right) => ({ domainGetGuestInfo: (ref: DomainRef) => right.domainGetGuestInfo(ref, 0, 0) }),
    "a guest tells of itself",
  ],
  [
    "puts keys in the place of others",
    (right) => ({
      domainAuthorizedSSHKeysSet: (ref: DomainRef, user: string, keys: readonly string[]) =>
        right.domainAuthorizedSSHKeysSet(ref, user, keys, 0),
    }),
    "keys of a user are added",
  ],
  ...["title", "description"].map(
    (name): Mutant => [
      `keeps a ${name} of both`,
      (right) => ({
        domainSetMetadata: (...args: Parameters<typeof right.domainSetMetadata>) =>
          right.domainSetMetadata(args[0], args[1], args[2], args[3], args[4], 3),
      }),
      `a ${name} is set`,
    ],
  ),
  [
    "adds to an element instead of replacing it",
    (right) => ({
      domainSetMetadata: (...args: Parameters<typeof right.domainSetMetadata>) =>
        args[2] === "<app/>" ? Promise.resolve() : right.domainSetMetadata(...args),
    }),
    "an element is kept by its namespace",
  ],
  [
    "takes titles of two lines",
    (right) => ({
      domainSetMetadata: (...args: Parameters<typeof right.domainSetMetadata>) =>
        swallow(right.domainSetMetadata(...args), undefined),
    }),
    "what cannot be a title",
  ],
  [
    "tells nobody of a title",
    (right) => ({
      domainEvents: (filter: DomainEventFilter, options?: object) =>
        right.domainEvents({ ...filter, kinds: ["lifecycle"] }, options),
    }),
    "a change of metadata is told",
  ],
  ["ends jobs that there are not", () => ({ domainAbortJob: async () => {} }), "a domain without a job"],
  [
    "forgets what it backs up",
    (right) => ({
      domainBackupGetXMLDesc: () => Promise.reject(error(ErrorNumber.NO_DOMAIN_BACKUP)),
      domainAbortJob: right.domainAbortJob,
    }),
    "a backup is offered",
  ],
  [
    "keeps how a job ended for ever",
    (right) => ({
      domainGetJobStats: (ref: DomainRef, flags: number) =>
        right.domainGetJobStats(ref, flags === 1 ? 3 : flags),
    }),
    "a backup is offered",
  ],
  [
    "makes the checkpoint of a backup that cannot be",
    (right) => ({
      domainBackupBegin: async (ref: DomainRef, xml: string, checkpoint: string | undefined) => {
        if (checkpoint !== undefined) await right.domainCheckpointCreateXML(ref, checkpoint, 0);
        return right.domainBackupBegin(ref, xml, undefined, 0);
      },
    }),
    "a backup that cannot be",
  ],
  [
    "tells all leases whosever are asked for",
    (right) => ({
      networkGetDHCPLeases: async (network: NetworkRef) => [
        ...(await right.networkGetDHCPLeases(network, undefined, 0)),
        { iface: "virbr0", expirytime: 0, type: 0, mac: "52:54:00:00:00:99", ipaddr: "10.0.0.1", prefix: 8 },
      ],
    }),
    "a guest on a network has a lease",
  ],
  [
    "has no leases of what is off",
    (right) => ({
      networkGetDHCPLeases: (network: NetworkRef) =>
        swallow(right.networkGetDHCPLeases(network, undefined, 0), []),
    }),
    "a network that is off",
  ],
  [
    "answers of what is gone as of what never was",
    (right) => ({
      domainGetXMLDesc: (ref: DomainRef, flags: number) =>
        right.domainGetXMLDesc(ref, flags).catch(() => Promise.reject(error(ErrorNumber.INTERNAL_ERROR))),
    }),
    "domainGetXMLDesc of what is gone",
  ],
  [
    "answers one operation after it was closed",
    () => ({ domainGetSchedulerType: async () => ({ type: "fair", parameters: 1 }) }),
    "no operation of a closed connection",
  ],
];

/** A console that says nothing, and hears nothing. */
const deaf = (): DuplexStream => ({ readable: new ReadableStream(), writable: new WritableStream() });
