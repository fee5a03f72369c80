import type { CommandRow } from "../cli/command-row.js";
import type { Completion, Option } from "../cli/option.js";
import { eventKinds } from "../commands/domain/event-words.js";
import { codesets, lifecycleWords } from "../commands/domain/guest-control.js";
import { shutdownModes } from "../commands/domain/life.js";
import { dumpFormats } from "../commands/domain/saving.js";
import { updateWords } from "../commands/network/update.js";
import { capabilities } from "../commands/nodedev/list.js";
import { poolTypes } from "../commands/pool/list.js";
import { wipeAlgorithms } from "../commands/volume/wipe.js";
import { keyNames } from "../values/keys.js";

/** Commands that a domain is named to which has to be off, and those for which it has to be active. */
const wanted: readonly (readonly [Completion, string])[] = [
  [
    "inactive-domain",
    "start domrename managedsave-define managedsave-dumpxml managedsave-edit managedsave-remove",
  ],
  [
    "active-domain",
    "ssh backup-begin backup-dumpxml blockcommit blockcopy blockjob blockpull blockresize checkpoint-create checkpoint-create-as console cpu-stats destroy domblkerror domblkstat domblkthreshold domcontrol domdisplay domfsfreeze domfsinfo domfsthaw domfstrim domhostname domid domifaddr domifstat domjobabort domjobinfo dommemstat dompmsuspend dompmwakeup domtime dump get-user-sshkeys guestinfo guestvcpus inject-nmi lxc-enter-namespace managedsave migrate-compcache migrate-getmaxdowntime migrate-getspeed migrate-postcopy migrate-setmaxdowntime migrate-setspeed qemu-agent-command qemu-monitor-command reboot reset resume save screenshot send-key send-process-signal set-user-password set-user-sshkeys shutdown suspend ttyconsole vncdisplay",
  ],
];
const domainKinds = new Map(wanted.flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind])));

const cacheModes = "default none writethrough writeback directsync unsafe".split(" ");
const imageFormats = "raw qcow2 qed vmdk vdi vhd luks".split(" ");
const lifecycle = ["lifecycle"];

/** What an option takes, by its name. */
const byOption: Readonly<Record<string, Completion>> = {
  binding: "binding",
  checkpointname: "checkpoint",
  cpulist: "cpulist",
  file: "file",
  from: "moment",
  inputpool: "pool",
  network: "network",
  nwfilter: "nwfilter",
  pool: "pool",
  secret: "secret",
  snapshotname: "snapshot",
  vcpu: "vcpu",
  vol: "volume",
  xml: "file",
  xmlfile: "file",
};

/** The same for one command, where its name does not tell. */
const byCommand: Readonly<Record<string, Completion>> = {
  "attach-disk cache": cacheModes,
  "attach-disk io": ["native", "threads", "io_uring"],
  "attach-disk mode": ["readonly", "shareable"],
  "attach-disk source": "file",
  "attach-disk sourcetype": ["file", "block", "network"],
  "attach-disk subdriver": imageFormats,
  "attach-disk targetbus": ["ide", "fdc", "scsi", "virtio", "xen", "usb", "sata", "sd", "nvme"],
  "attach-disk type": ["disk", "cdrom", "floppy", "lun"],
  "attach-interface source-mode": ["server", "client"],
  "attach-interface type": [
    "network",
    "bridge",
    "direct",
    "hostdev",
    "user",
    "ethernet",
    "vhostuser",
    "vdpa",
    "null",
  ],
  "install cdrom": "file",
  "install cloud-image": "file",
  "install cloud-init": "file",
  "install graphics": ["vnc", "none"],
  "install import": "file",
  "install ssh-key": "file",
  "ssh identity": "file",
  "await condition": ["domain-inactive", "domain-active"],
  "backup-begin backupxml": "file",
  "backup-begin checkpointxml": "file",
  "blkdeviotune device": "disk",
  "blockcommit path": "disk",
  "blockcopy dest": "file",
  "blockcopy format": imageFormats,
  "blockcopy path": "disk",
  "blockjob path": "disk",
  "blockpull path": "disk",
  "blockresize path": "disk",
  "cd dir": "directory",
  "change-media path": "disk",
  "change-media source": "file",
  "detach-disk target": "disk",
  "detach-interface mac": "mac",
  "domblkinfo device": "disk",
  "domblkstat device": "disk",
  "domblkthreshold dev": "disk",
  "domcapabilities virttype": ["kvm", "qemu", "xen", "test"],
  "domdirtyrate-calc mode": ["page-sampling", "dirty-bitmap", "dirty-ring"],
  "domdisplay type": ["vnc", "spice", "rdp"],
  "domdisplay-reload type": ["vnc"],
  "domhostname source": ["lease", "agent"],
  "domif-getlink interface": "mac",
  "domif-setlink interface": "mac",
  "domif-setlink state": ["up", "down"],
  "domifaddr interface": "mac",
  "domifaddr source": ["lease", "agent", "arp"],
  "domifstat interface": "mac",
  "domiftune interface": "mac",
  "dompmsuspend target": ["mem", "disk", "hybrid"],
  "domstats domain": "domain",
  "dump format": Object.keys(dumpFormats),
  "event event": [...eventKinds],
  "find-storage-pool-sources srcSpec": "file",
  "find-storage-pool-sources type": Object.keys(poolTypes),
  "find-storage-pool-sources-as type": Object.keys(poolTypes),
  "help command": "command",
  "net-event event": [...lifecycle, "metadata-change"],
  "net-update command": updateWords.command,
  "net-update section": updateWords.section,
  "nodedev-event event": [...lifecycle, "update"],
  "nodedev-list cap": Object.keys(capabilities),
  "nodesuspend target": ["mem", "disk", "hybrid"],
  "numatune mode": ["strict", "preferred", "interleave", "restrictive"],
  "pool-create-as type": Object.keys(poolTypes),
  "pool-define-as type": Object.keys(poolTypes),
  "pool-event event": [...lifecycle, "refresh"],
  "pool-list type": Object.keys(poolTypes),
  "reboot mode": Object.keys(shutdownModes),
  "secret-event event": [...lifecycle, "value-changed"],
  "send-key codeset": Object.keys(codesets),
  "send-key keycode": keyNames,
  "set-lifecycle-action action": lifecycleWords.actions,
  "set-lifecycle-action type": lifecycleWords.types,
  "shutdown mode": Object.keys(shutdownModes),
  "vol-create-as backing-vol-format": imageFormats,
  "vol-create-as format": imageFormats,
  "vol-wipe algorithm": Object.keys(wipeAlgorithms),
};

/** What Tab offers for an option of a command; undefined where nothing can be offered. */
export function completionOf(row: CommandRow, name: string, option: Option): Completion | undefined {
  if (option.complete !== undefined) return option.complete;
  if (option.kind === "flag") return undefined;
  const own = byCommand[`${row.name} ${name}`];
  if (own !== undefined) return own;
  if (name === "domain") return domainKinds.get(row.name) ?? "domain";
  if (name === "interface") return row.group === "interface" ? "interface" : undefined;
  if (name === "device") return row.group === "nodedev" ? "device" : undefined;
  return Object.hasOwn(byOption, name) ? byOption[name] : undefined;
}
