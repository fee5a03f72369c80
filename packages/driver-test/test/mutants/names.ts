import { type CallOptions, type DomainEventFilter, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { error, isActive, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about names and definitions of what runs. */
export const nameMutants: readonly Mutant[] = [
  [
    "goes by its old name once it has ended",
    (right) => {
      let before: string | undefined;
      return {
        domainRename: async (ref: DomainRef, name: string, options?: CallOptions) => {
          if (isActive(ref)) before = ref.name;
          return right.domainRename(ref, name, 0, options);
        },
        domainDestroy: async (ref: DomainRef) => {
          const after = (await right.domainDestroy(ref, 0))!;
          return before === undefined ? after : right.domainRename(after, before, 0);
        },
      };
    },
    "a domain that was renamed while it ran",
  ],
  [
    "gives two domains one name",
    (right) => ({
      domainRename: (ref: DomainRef, name: string, options?: CallOptions) =>
        name === "both"
          ? swallow(right.domainRename(ref, name, 0), ref)
          : right.domainRename(ref, name, 0, options),
    }),
    "of two domains that are given one name at once",
  ],
  [
    "renames for a caller who has left",
    (right) => ({ domainRename: (ref: DomainRef, name: string) => right.domainRename(ref, name, 0) }),
    "a renaming that is aborted before it begins",
  ],
  [
    "forgets autostart with a name",
    (right) => ({
      domainRename: async (ref: DomainRef, name: string) => {
        const after = (await right.domainRename(ref, name, 0))!;
        if (!isActive(after)) await right.domainSetAutostart(after, false);
        return after;
      },
    }),
    "a renamed domain starts with the host as before",
  ],
  [
    "tells of a renaming as of a definition",
    (right) => ({
      async *domainEvents(filter: DomainEventFilter, options?: CallOptions) {
        for await (const event of right.domainEvents(filter, options))
          yield event.event === "lifecycle" ? { ...event, detail: 0 } : event;
      },
    }),
    "the events of a renaming",
  ],
  [
    "shows what runs as its definition",
    (right) => ({
      domainGetXMLDesc: (ref: DomainRef, flags: number) => right.domainGetXMLDesc(ref, flags & 1),
    }),
    "the definition of an active domain",
  ],
  [
    "shows definitions of inactive domains otherwise",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        `${await right.domainGetXMLDesc(ref, flags)}${flags === 2 ? "<!-- -->" : ""}`,
    }),
    "the definition of an inactive domain",
  ],
  [
    "keeps no definition of transient domains",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) => {
        const xml = await right.domainGetXMLDesc(ref, flags);
        if (flags === 2 && xml.includes("<name>transient<")) throw error(ErrorNumber.NO_DOMAIN);
        return xml;
      },
    }),
    "the definition of a transient domain",
  ],
  [
    "moves guests whatever it is told",
    (right) => ({ domainMigrateToURI: (ref: DomainRef) => right.domainDestroy(ref, 0) }),
    "a migration",
  ],
  ["lacks what it claims", () => ({ domainResume: undefined }), "suspend and resume go back and forth"],
];
