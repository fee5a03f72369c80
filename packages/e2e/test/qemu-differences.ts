/**
 * Held elsewhere over the same daemon: networks, storage, secrets and filters, and migration, which needs a second one. Of
 * the host's own: its sleep, its memory, its VFIO and PMU, which differ from machine to machine. Unknown to libvirt 9.0, or
 * to its QEMU driver at all: the last two lines.
 */
export const absent = new RegExp(
  "^(" +
    [
      "network|listAllNetworks|storage|listAllStorage|getStorage|secret|listAllSecrets|nwfilter|listAllNWFilter",
      "(list|num)Of(Defined)?(Networks|StoragePools|Secrets|NWFilters)|list(Defined)?(Networks|StoragePools|Secrets)",
      "domainMigrate|nodeSuspend|nodeAllocPages|nodeSetMemoryParameters|nodeGetFree|nodeGetCellsFree|nodeGetMemoryStats",
      "nodeDevice(Detach|ReAttach|Reset)|domain(Get|Set)PerfEvents",
      "domainAnnounceInterface|domain(Get|Set)AutostartOnce|domainGraphicsReload|domain(Del|Set)ThrottleGroup",
      "domainSendProcessSignal|interface(Create|Destroy|Define|Undefine|Change)|nodeDeviceUpdate",
    ].join("|") +
    ")",
);

/** What is not asked of this guest, of 512 bytes, at all. */
export const leftOut: Readonly<Record<string, string>> = {
  "who types and never reads is held up, and disturbs nobody":
    "it reads eighteen bytes a second, and libvirtd nothing else of a connection while a console of it is held up",
  "shutdown of a persistent domain ends in SHUTOFF":
    "when it obeys is its own business (qemu-guests.test.ts waits for it)",
  "shutdown is the end of a transient domain": "the same",
  "card limit parameters change where the flags say": "the host's kernel may lack what tc needs for it",
  "a backup is offered until it is ended, and is told of": "a second one is refused after half a minute",
  "a device is detached by the name that it was given":
    "when it lets go of one is its own business (qemu-guests.test.ts waits for it)",
};

const noAgent = "the guest has no agent";
const noCgroups = "there are no control groups";
const needsTransientJob = "a domain that is kept is copied as a TRANSIENT_JOB only";

/** Where QEMU's driver, or its guests, are others than the contract has them. */
export const differences: Readonly<Record<string, string>> = {
  "suspend and resume go back and forth, and repeating either changes nothing":
    "OPERATION_INVALID says that it runs already",
  "domainReboot of a paused domain is refused": "it reboots once it runs",
  "domainPinVcpu of an inactive domain is refused": "its definition is changed",
  "an active domain's name and uuid are taken": "OPERATION_INVALID says so",
  "name and uuid stay together": "OPERATION_FAILED says so",
  "a domain may be called xxxxxxxx… (255 characters)": "its file's name would be too long",
  "illegal names are refused and leave nothing behind": "it takes a blank for a name",
  "a renamed domain has its new name everywhere, and its uuid": "it refuses the name that a domain has",
  "a domain is given no name that is taken, or that none may have": "OPERATION_INVALID says so",
  "of two domains that are given one name at once, one gets it": "OPERATION_INVALID tells the other",
  "memory of an active domain can be set up to its maximum": "the guest drives no balloon",
  "the maximum memory of an active domain can be raised": "it refuses that",
  "a disk can be attached and detached": "its file must be there",
  "a disk can be attached to a paused domain, which stays paused": "its file must be there",
  "what is no device's document makes none": "INTERNAL_ERROR says so",
  "what the host has by itself is not undefined, and starts with the host anyway":
    "CONFIG_UNSUPPORTED says so",
  "a snapshot halts its domain if it is told to, and a transient domain has no end in one":
    "OPERATION_UNSUPPORTED says so",
  "checkpoints are of domains that run, and exclude snapshots": "it takes a snapshot beside one",
  "a device that is there already, one that is not there, and no device at all are refused":
    "NO_TARGET tells of a disk without one",
  "times of CPUs are told together or one by one": noCgroups,
  "what does not run has no counters": "it tells what the last run has used",
  "statistics of a domain that is gone are refused": "it leaves it out",
  "memory parameters change where the flags say": noCgroups,
  "blkio parameters change where the flags say": noCgroups,
  "numa parameters change where the flags say": noCgroups,
  "disk limit parameters that cannot be are refused, and change nothing":
    "it takes a limit above its maximum for one that does not run",
  "the scheduler has as many parameters as it says, and weighs what it is told": noCgroups,
  "a disk has no job until there is one, and one at a time": needsTransientJob,
  "a copy that is given up leaves the disk as it was": needsTransientJob,
  "the end of a job is told, by target and by path": needsTransientJob,
  "the speed of a job can be changed": needsTransientJob,
  "a disk is given another size": "INTERNAL_ERROR tells of a size that cannot be",
  "a console that was left can be opened again, and the guest runs on":
    "INTERNAL_ERROR tells of a console that is not there",
  "a guest that runs has a name": noAgent,
  "a guest's clock is set, and runs on from there": noAgent,
  "a guest's cards have the addresses of its document": noAgent,
  "file systems are told, frozen and thawed": noAgent,
  "a guest tells of itself what it is asked for": noAgent,
  "keys of a user are added and taken away": noAgent,
  "a backup that cannot be begins nothing, and makes no checkpoint":
    "OPERATION_UNSUPPORTED tells of one that does not run",
  "domainGetSecurityLabelList of what is gone says so": "without security drivers there are none to ask for",
  "domainPMSuspendForDuration of what is gone says so": "the duration is looked at first",
  "domainSetGuestVcpus of what is gone says so": "the vcpus are looked at first",
  "domainSetVcpu of what is gone says so": "the vcpus are looked at first",
};
