/** A fact (`-` what only libvirtd says, `+` what only the node does), and why it may be one. */
type Difference = readonly [where: RegExp, reason: string];

/** What may be alike by chance, and another time not. */
export const ofTheMoment: readonly Difference[] = [
  [
    /[.@](cpuTime|time|user|system|kernel|idle|iowait|rss|bytes|reqs|delay|times|cur|cpu|available|allocation)=|\/(available|allocation|atime|mtime|ctime|btime|creationTime)=|nodeGetInfo\.(mhz|memory)=|graphics@port=|CellsFreeMemory/,
    "of the moment, and of what a process has taken",
  ],
  [/event \w+ shutdown\/2$/, "whether QEMU still says that it was told to end, as it ends"],
  [
    /( is running \(|domainGetState\.reason=)[15]\)?$/,
    "whether a guest that stood for a snapshot was noticed",
  ],
  [
    /event pool \w+ refresh$/,
    "libvirtd looks at the whole pool anew after an upload, whenever it comes to it",
  ],
  [/\/dev\/pts\/\d+$/, "the next free terminal"],
];

/** Where an embedded node answers otherwise than a libvirtd, and why. What is listed and does not differ is too much. */
export const recordedDifferences: readonly Difference[] = [
  [/uuid=[-0-9a-f]{36}$/, "drawn by lot"],
  [/^[-+] getHostname=/, "libvirtd stands in a host of its own here"],
  [/: of domain \d+$/, "the domain of an error of libvirtd is the part of it that noticed"],
  // What an embedded node does not have: once for each object.
  [/^(- (secret|listAllSecrets).*|\+ (secret\w+|listAllSecrets): error 3)$/, "it keeps no secrets"],
  [/^(- nwfilter.*|\+ nwfilter\w+: error 3)$/, "it filters nothing"],
  [/^(- interface.*|\+ interface\w+: error 3)$/, "the host's interfaces are none of its business"],
  [
    /^(- (nodeDevice|listAllNodeDevices).*|\+ (nodeDevice\w+|listAllNodeDevices): error 3)$/,
    "nor are its devices",
  ],
  [
    /^(- \w+(SecurityModel|SecurityLabel)\..*|\+ \w+(SecurityModel|SecurityLabel): error 3)$/,
    "it has no security drivers",
  ],
  [/domain\/(seclabel|resource)\b/, "nor control groups"],
  [/^(- domainGetSchedulerType: error 55|\+ domainGetSchedulerType: error 3)$/, "nor a scheduler with them"],
  [/^(- domainPinVcpu=|\+ domainPinVcpu: error 3)/, "nor does it say which CPU a thread of QEMU runs on"],
  [
    /^(- domainGetMessages.*|\+ domainGetMessages: error 3)$/,
    "nothing is said against a guest that is its user's own",
  ],
  [
    /^(- domainGetInterfaceParameters\..*|\+ domainGetInterfaceParameters: error 3)$/,
    "cards of users have no limits",
  ],
  [
    /^(- network(GetDHCPLeases|ListAllPorts)#0|\+ network(GetDHCPLeases|ListAllPorts): error 3)$/,
    "QEMU or passt leases addresses, and there are no ports",
  ],
  [/^(- getSysinfo: error 67|\+ getSysinfo: error 3)$/, "it does not read the host's SMBIOS"],
  // What is told otherwise.
  [
    /^[-+] (getCapabilities|getDomainCapabilities)\//,
    "of what QEMU and the host can, the documents are others",
  ],
  [/^[-+] getCPUModelNames/, "as QEMU calls them, and not libvirt's own"],
  [/\/cpu(\/|@|$)/, "QEMU's own CPU is what a guest has that asks for none, and is not written down"],
  [/\/graphics(\/listen(@|$)|@(autoport|listen)=)/, "what nobody asked of a screen is not written down"],
  [/\/channel\/(source@path|target@state)=/, "nor of a channel"],
  [/network\/bridge@(stp|delay)=/, "a bridge is as it is"],
  [
    /\/volume\/target\/(compat|clusterSize|features)/,
    "libvirtd tells of an image only once it has looked at it again",
  ],
  [
    /stats.*\.(backingIndex|monitor#0|haltpoll\.\w+\.time|wait|calc_\w+|calc_start_time|iothread#0)|stats\.iothread#0/,
    "libvirtd's statistics, and QEMU's, of which there are none",
  ],
  [/^\+ domainMemoryStats\.actual=/, "what a guest has it has without a balloon, too"],
  [
    /^[-+] domainSnapshotGetXMLDesc\/domainsnapshot\/(cookie|domain\/devices\/controller)/,
    "what libvirtd needs for itself, and the order of controllers",
  ],
  [
    /^[-+] (domainCheckpoint\w+|domainListAllCheckpoints)\b/,
    "a checkpoint of no disk at all is refused: there would be nothing in it",
  ],
  [/^[-+] storageVolUpload: error (38|8)$/, "the contract has INVALID_ARG for what reaches beyond a volume"],
  [/event vi agent 2\/1$/, "libvirtd tells at the start that no agent is there, which nobody thought"],
];
