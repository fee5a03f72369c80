/** Where an embedded node does otherwise with guests than libvirtd, by the step's name, and why. */
const guests: Readonly<Record<string, string>> = {
  "define with its name and another uuid": "the contract has DOM_EXIST where OPERATION_FAILED is told",
  "define with its uuid and another name": "the same",
  "create again": "the same",
  "metadata is set to one that has the prefix for it":
    "libvirtd refuses what it has told itself; it is taken, and read back as it tells it",
  "metadata is set to one that has the prefix for another":
    "INVALID_ARG says so where INTERNAL_ERROR is told",
  "metadata is set to one in another namespace":
    "INVALID_ARG says so; libvirtd takes it, and finds it under the other",
  "resume again": "the contract has it that repeating it changes nothing",
  "shut down by init": "flags that are not honoured are ARGUMENT_UNSUPPORTED, whatever the call",
  "plug it again": "the contract has OPERATION_FAILED where XML_ERROR is told",
  "a device that is there in the definition": "the same, and OPERATION_INVALID here",
  "plug what is no device": "XML_ERROR says so of whatever document it is not",
  "a screen that there is not": "INVALID_ARG says how many there are",
  "a snapshot beside it":
    "a domain has snapshots or checkpoints: going back to one would leave bitmaps that lie",
  "backup of what is off": "the contract has OPERATION_INVALID for whatever needs a guest",
  "define it once more": "one that was undefined while it ran is taken for one that is still there",
  "its guest panics":
    "QEMU ends by itself, so that nobody has to be there; libvirtd has it stand, and ends it",
  "create from a uuid that is none": "INTERNAL_ERROR is told of what is wrong in the document",
  "create from no image there": "QEMU says so, in its own words",
  "create from no such machine": "no PCI buses is what is told of it",
};

/** With their agents. */
const agents: Readonly<Record<string, string>> = {
  "a guest with a channel": "libvirtd tells at the start that no agent is there, which nobody thought",
  "an interface's addresses from nowhere": "INVALID_ARG says so, as of every number that is none of its kind",
  "set its clock to what is no time": "INVALID_ARG says so; libvirtd hands it on",
  "a command that is none": "INVALID_ARG says so",
};

/** With pools and volumes. */
const pools: Readonly<Record<string, string>> = {
  "define no such type": "NO_SUPPORT tells of every type that the node does not have",
  "no format": "the same of formats",
  "a name with a slash": "XML_ERROR says so, as of every other document",
  upload: "libvirtd looks at the whole pool anew, and says so",
  "download from behind its end": "the contract has it that what reaches beyond a volume is refused",
  "clone into what is there": "the contract has STORAGE_VOL_EXIST where INTERNAL_ERROR is told",
  "what somebody else has made": "volumes are what is in the folder, looked at or not",
  "a folder beside them": "folders are no volumes",
  "autostart of what is transient": "OPERATION_INVALID says so, as of domains and networks",
  "a definition without its uuid": "it is a definition of the one of its name",
};

/** With networks. */
const networks: Readonly<Record<string, string>> = {
  "define no name": "XML_ERROR says so, as of every other document",
  "define a name with a slash": "the same",
  "define no uuid": "the same",
  "define a range of another network": "the same",
  "define no mask": "such a mask leaves no room for guests",
  "define a bridge without one": "QEMU's helper wants to know which",
  "a definition without its uuid": "it is a definition of the one of its name",
};

/** With guests that move. */
const moves: Readonly<Record<string, string>> = {
  "to where nobody is": "INVALID_ARG says what a node is called",
  "to itself": "INVALID_ARG says so",
  "offline, as it runs": "there is no OFFLINE: definitions are copied by their documents",
  "with a parameter that there is not": "ARGUMENT_UNSUPPORTED says so, as of flags",
  "under a name that cannot be": "XML_ERROR says so; libvirtd notices as it opens the log",
  "over with its definition, under another name": "that its definition is gone is told",
  "to where its name is taken": "the contract has DOM_EXIST where OPERATION_FAILED is told",
  "back, to stand there": "that its definition is gone is told",
  "over as it stands": "the same",
};

/** By the chapter. */
export const differences = { guests, agents, pools, networks, moves } as const;
