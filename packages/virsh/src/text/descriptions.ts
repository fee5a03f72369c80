import { type Message, msg } from "../i18n/message.js";

/** A paragraph about a command, where a line does not say all. */
export const descriptions: Readonly<Record<string, Message>> = {
  "attach-device": msg("Attaches a device to a domain."),
  "attach-disk": msg("Attaches a disk or a drive to a domain."),
  "attach-interface": msg("Attaches a network card to a domain."),
  autostart: msg("Lets a domain start with the host."),
  cd: msg("Changes the directory that file names are relative to; without one, to the home directory."),
  connect: msg(
    "Closes the connection and opens another one: to the URI given, or to the one virsh was started with.",
  ),
  console: msg(
    "Connects the terminal to the console of a domain; Ctrl-] or the character of --escape leaves.",
  ),
  create: msg("Starts a domain from the description in a file; it is gone once it stops."),
  define: msg("Defines a domain from the description in a file, or changes its definition."),
  destroy: msg("Stops a domain at once, like pulling its plug. A defined domain stays defined."),
  "detach-device": msg("Detaches a device from a domain."),
  "detach-disk": msg("Detaches a disk or a drive from a domain."),
  "detach-interface": msg("Detaches a network card from a domain; of several it must be said which one."),
  domblklist: msg("Lists the disks and drives of a domain."),
  domdisplay: msg("Prints the URI that a viewer takes for a domain's display."),
  domiflist: msg("Lists the network cards of a domain."),
  dominfo: msg("Prints basic information about a domain."),
  domrename: msg(
    "Gives a domain another name; its UUID stays. A running one is renamed where the host can do it.",
  ),
  domstate: msg("Prints the state of a domain."),
  "domxml-from-json": msg("Prints as XML what 'domxml-to-json' has printed as JSON; needs no connection."),
  "domxml-from-native": msg(
    "Converts a configuration file of a hypervisor to domain XML; needs no connection.",
  ),
  "domxml-to-json": msg(
    "Prints a document of any kind (a domain, network, storage pool, …) as JSON that 'domxml-from-json' takes back; needs no connection.",
  ),
  "domxml-to-native": msg(
    "Converts domain XML to a configuration file of a hypervisor; a file needs no connection.",
  ),
  "domxml-validate": msg(
    "Tells every place where domain XML does not match the schema; needs no connection.",
  ),
  dump: msg("Writes the memory of a domain to a file; the domain goes on, unless it is told to crash."),
  dumpxml: msg("Prints the description of a domain as an XML dump."),
  edit: msg("Opens the description of a domain in $VISUAL or $EDITOR and defines what was made of it."),
  event: msg("Lists the types of events, or waits for events of domains and prints them."),
  help: msg(
    "Prints all commands, the help of one, or the commands of a group: domain, monitor, host, virsh.",
  ),
  install: msg(
    "Makes a domain, its disk in a storage pool and a seed for cloud-init in one go: from an installer's CD (--cdrom), a disk that is there (--import) or a copy of a cloud's image (--cloud-image). Where one step fails, all that was made is taken back.",
  ),
  list: msg("Lists active domains, or those asked for."),
  migrate: msg(
    "Moves a running guest to another host, xen+ssh://HOST/ for instance; its definition stays here.",
  ),
  nodeinfo: msg("Prints basic information about the host."),
  reboot: msg("Asks the guest of a domain to reboot."),
  restore: msg("Starts the domain that 'save' wrote to a file."),
  resume: msg("Resumes a domain that was suspended."),
  save: msg("Saves a running domain to a file and stops it; 'restore' brings it back."),
  setmaxmem: msg("Changes how much memory a domain may have."),
  setmem: msg("Changes how much memory a domain has now."),
  setvcpus: msg("Changes how many virtual CPUs a domain has."),
  shutdown: msg("Asks the guest of a domain to shut down; it may take its time, or refuse."),
  ssh: msg(
    "Runs the system's ssh on the guest of a domain, by the port of this host that its document forwards to port 22; 'install' makes such a port. What follows -- is run in the guest, and virsh ends with its status.",
  ),
  start: msg("Starts a domain that is defined and not active."),
  suspend: msg("Suspends a running domain; it keeps its memory."),
  ttyconsole: msg("Prints the device of a domain's console."),
  undefine: msg("Removes the definition of an inactive domain."),
  vcpucount: msg(
    "Prints how many virtual CPUs a domain has: live while it is active, else in its configuration.",
  ),
  vcpuinfo: msg("Prints basic information about the virtual CPUs of a domain."),
  vcpupin: msg(
    "Pins a virtual CPU of a domain to physical CPUs of the host; without a list of them, prints where it is pinned to.",
  ),
  version: msg("Prints the versions of virsh, the library, the driver and the hypervisor."),
  vncdisplay: msg("Prints address and number of a domain's VNC display."),
  "xml-set": msg(
    "Prints a document with attributes or texts changed, such as 'devices/graphics/@listen=127.0.0.1' or 'disk[target.dev=vda]/driver/@cache=none'; a path with '-' behind it is removed. All else stays as it is; needs no connection.",
  ),
};
