import {
  type DomainControlInfo,
  type DomainInfo,
  type DomainStateReason,
  domainSaveFields,
  launchSecurityFields,
  type SecurityLabel,
} from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { typedGetter } from "./combinators.js";
import { copyOf, domainRef, none, number64, params, record, terminated, truth } from "./values.js";

const dom = ["dom", domainRef] as const;
const noFlags = { absent: 0 } as const;
const older = { client: "older" } as const;

const label = record<RetOf<typeof p.domainGetSecurityLabel>, SecurityLabel>({
  label: terminated,
  enforcing: truth,
});
const labels: Conversion<RetOf<typeof p.domainGetSecurityLabelList>, SecurityLabel[]> = {
  read: ({ labels: wire }) => wire.map(label.read),
  write: (values) => ({ labels: values.map(label.write), ret: values.length }),
};

/** The new name of a domain that was renamed: the wire tells nothing but that it was. */
const renamed: Conversion<{ readonly retcode: number }, undefined> = {
  read: () => undefined,
  write: () => ({ retcode: 0 }),
};

/** A domain's life. */
export const domainLifeBindings: readonly Binding[] = [
  bind("domainCreate", p.domainCreateWithFlags, [dom, "flags"], dom),
  bind("domainUndefine", p.domainUndefineFlags, [dom, "flags"], none),
  bind("domainUndefine", p.domainUndefine, [dom, noFlags], none, older),
  bind(
    "domainRename",
    p.domainRename,
    [
      dom,
      ["newName", { read: (name: string | undefined) => name ?? "", write: (name: string) => name }],
      "flags",
    ],
    { whole: renamed },
  ),
  bind("domainSuspend", p.domainSuspend, [dom], none),
  bind("domainResume", p.domainResume, [dom], none),
  bind("domainShutdown", p.domainShutdownFlags, [dom, "flags"], none),
  bind("domainShutdown", p.domainShutdown, [dom, noFlags], none, older),
  bind("domainReboot", p.domainReboot, [dom, "flags"], none),
  bind("domainReset", p.domainReset, [dom, "flags"], none),
  bind("domainDestroy", p.domainDestroyFlags, [dom, "flags"], none),
  bind("domainDestroy", p.domainDestroy, [dom, noFlags], none, older),
  bind(
    "domainPMSuspendForDuration",
    p.domainPMSuspendForDuration,
    [dom, "target", ["duration", number64], "flags"],
    none,
  ),
  bind("domainPMWakeup", p.domainPMWakeup, [dom, "flags"], none),
  bind("domainSave", p.domainSaveFlags, [dom, "to", "dxml", "flags"], none),
  bind("domainSave", p.domainSave, [dom, "to", { absent: undefined }, noFlags], none, older),
  bind("domainSaveParams", p.domainSaveParams, [dom, ["params", params(domainSaveFields)], "flags"], none),
  bind("domainCoreDump", p.domainCoreDumpWithFormat, [dom, "to", "dumpformat", "flags"], none),
  bind("domainCoreDump", p.domainCoreDump, [dom, "to", { absent: 0 }, "flags"], none, older),
  bind("domainManagedSave", p.domainManagedSave, [dom, "flags"], none),
  bind("domainHasManagedSaveImage", p.domainHasManagedSaveImage, [dom, "flags"], ["result", truth]),
  bind("domainManagedSaveRemove", p.domainManagedSaveRemove, [dom, "flags"], none),
  bind("domainManagedSaveGetXMLDesc", p.domainManagedSaveGetXMLDesc, [dom, "flags"], "xml"),
  bind(
    "domainManagedSaveDefineXML",
    p.domainManagedSaveDefineXML,
    [dom, ["dxml", { read: (xml: string | undefined) => xml ?? "", write: (xml: string) => xml }], "flags"],
    none,
  ),
  bind("domainGetAutostart", p.domainGetAutostart, [dom], ["autostart", truth]),
  bind("domainSetAutostart", p.domainSetAutostart, [dom, ["autostart", truth]], none),
  bind("domainGetAutostartOnce", p.domainGetAutostartOnce, [dom], ["autostart", truth]),
  bind("domainSetAutostartOnce", p.domainSetAutostartOnce, [dom, ["autostart", truth]], none),
  bind("domainSetLifecycleAction", p.domainSetLifecycleAction, [dom, "type", "action", "flags"], none),
];

/** What a domain is. */
export const domainQueryBindings: readonly Binding[] = [
  bind("domainGetInfo", p.domainGetInfo, [dom], {
    whole: record<RetOf<typeof p.domainGetInfo>, DomainInfo>({
      state: { read: (state) => state as DomainInfo["state"], write: (state) => state },
      maxMem: number64,
      memory: number64,
      nrVirtCpu: "same",
      cpuTime: "same",
    }),
  }),
  bind("domainGetState", p.domainGetState, [dom, "flags"], {
    whole: record<RetOf<typeof p.domainGetState>, DomainStateReason>({ state: "same", reason: "same" }),
  }),
  bind("domainGetControlInfo", p.domainGetControlInfo, [dom, "flags"], {
    whole: record<RetOf<typeof p.domainGetControlInfo>, DomainControlInfo>({
      state: "same",
      details: "same",
      stateTime: number64,
    }),
  }),
  bind("domainGetOSType", p.domainGetOSType, [dom], "type"),
  bind("domainIsActive", p.domainIsActive, [dom], ["active", truth]),
  bind("domainIsPersistent", p.domainIsPersistent, [dom], ["persistent", truth]),
  bind("domainIsUpdated", p.domainIsUpdated, [dom], ["updated", truth]),
  bind("domainGetXMLDesc", p.domainGetXMLDesc, [dom, "flags"], "xml"),
  bind("domainGetMetadata", p.domainGetMetadata, [dom, "type", "uri", "flags"], "metadata"),
  bind("domainSetMetadata", p.domainSetMetadata, [dom, "type", "metadata", "key", "uri", "flags"], none),
  bind("domainGetMessages", p.domainGetMessages, [dom, "flags"], ["msgs", copyOf<string>()]),
  bind("domainGetSecurityLabel", p.domainGetSecurityLabel, [dom], { whole: label }),
  bind("domainGetSecurityLabelList", p.domainGetSecurityLabelList, [dom], { whole: labels }),
  typedGetter(
    "domainGetLaunchSecurityInfo",
    p.domainGetLaunchSecurityInfo,
    [dom, "flags"],
    launchSecurityFields,
  ),
  bind(
    "domainSetLaunchSecurityState",
    p.domainSetLaunchSecurityState,
    [dom, ["params", params(launchSecurityFields)], "flags"],
    none,
  ),
];
