import {
  type DomainFSInfo,
  type DomainGuestInfo,
  type DomainRef,
  type DomainTime,
  guestVcpusFields,
  readGuestInfo,
  writeGuestInfo,
} from "@libvirt-ts/driver";
import type { ArgsOf, RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { byHand } from "./combinators.js";
import {
  copyOf,
  domainRef,
  none,
  number64,
  params,
  record,
  same,
  someOf,
  truth,
  typedParam,
} from "./values.js";

const dom = ["dom", domainRef] as const;
const given: Conversion<string | undefined, string> = { read: (wire) => wire ?? "", write: (value) => value };
const mountpoints = ["mountpoints", someOf(same<string>())] as const;

const guestInfo: Conversion<RetOf<typeof p.domainGetGuestInfo>["params"], DomainGuestInfo> = {
  read: (wire) => readGuestInfo(wire.map(typedParam.read)),
  write: (info) => writeGuestInfo(info).map(typedParam.write),
};

const fileSystems: Conversion<RetOf<typeof p.domainGetFSInfo>, DomainFSInfo[]> = {
  read: ({ info }) =>
    info.map(({ mountpoint, name, fstype, devAliases }) => ({ mountpoint, name, fstype, devAliases })),
  write: (info) => ({ info, ret: info.length }),
};

/** A time is two members of the struct. */
const setTimeArgs = {
  read: ({ dom: wire, seconds, nseconds, flags }: ArgsOf<typeof p.domainSetTime>): SetTimeArgs => [
    domainRef.read(wire),
    { seconds: number64.read(seconds), nseconds },
    flags,
  ],
  write: ([domain, { seconds, nseconds }, flags]: SetTimeArgs) => ({
    dom: domainRef.write(domain),
    seconds: number64.write(seconds),
    nseconds,
    flags,
  }),
};
type SetTimeArgs = [domain: DomainRef, time: DomainTime, flags: number];

const setTime = byHand(
  "domainSetTime",
  p.domainSetTime,
  setTimeArgs,
  {
    invoke: (caller, args, options) => caller.call(p.domainSetTime, setTimeArgs.write(args), options),
    serve: () => undefined,
  },
  3,
);

/** What the guest's agent and the guest itself can be asked. */
export const domainGuestBindings: readonly Binding[] = [
  bind("domainGetHostname", p.domainGetHostname, [dom, "flags"], "hostname"),
  bind("domainGetTime", p.domainGetTime, [dom, "flags"], {
    whole: record<RetOf<typeof p.domainGetTime>, DomainTime>({ seconds: number64, nseconds: "same" }),
  }),
  setTime,
  bind("domainGetFSInfo", p.domainGetFSInfo, [dom, "flags"], { whole: fileSystems }),
  bind("domainFSFreeze", p.domainFSFreeze, [dom, mountpoints, "flags"], "filesystems"),
  bind("domainFSThaw", p.domainFSThaw, [dom, mountpoints, "flags"], "filesystems"),
  bind("domainFSTrim", p.domainFSTrim, [dom, "mountPoint", "minimum", "flags"], none),
  bind("domainGetGuestInfo", p.domainGetGuestInfo, [dom, "types", "flags"], ["params", guestInfo]),
  bind("domainGetGuestVcpus", p.domainGetGuestVcpus, [dom, "flags"], ["params", params(guestVcpusFields)]),
  bind("domainSetGuestVcpus", p.domainSetGuestVcpus, [dom, "cpumap", ["state", truth], "flags"], none),
  bind(
    "domainSetUserPassword",
    p.domainSetUserPassword,
    [dom, ["user", given], ["password", given], "flags"],
    none,
  ),
  bind(
    "domainAuthorizedSSHKeysGet",
    p.domainAuthorizedSSHKeysGet,
    [dom, "user", "flags"],
    ["keys", copyOf<string>()],
  ),
  bind("domainAuthorizedSSHKeysSet", p.domainAuthorizedSSHKeysSet, [dom, "user", "keys", "flags"], none),
  bind("domainAgentSetResponseTimeout", p.domainAgentSetResponseTimeout, [dom, "timeout", "flags"], {
    whole: { read: () => undefined, write: () => ({ result: 0 }) },
  }),
  bind(
    "domainSendProcessSignal",
    p.domainSendProcessSignal,
    [dom, ["pidValue", number64], "signum", "flags"],
    none,
  ),
];
