// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";
import { domainTable } from "../domain/table.generated.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const domainSnapshotTable: Table = {
  base: domainTable,
  namespaces: {
    bhyve: "http://libvirt.org/schemas/domain/bhyve/1.0",
    lxc: "http://libvirt.org/schemas/domain/lxc/1.0",
    qemu: "http://libvirt.org/schemas/domain/qemu/1.0",
    vmware: "http://libvirt.org/schemas/domain/vmware/1.0",
    xen: "http://libvirt.org/schemas/domain/xen/1.0",
  },
  shapes: `;;name$% description$% state$ parent>368 creationTime$% memory>369 disks>370 revertDisks>370 domain>384 active$ inactiveDomain>385 cookie&
;;name$%!
snapshot file
;;disk>371*
name! snapshot type;;driver>372 snapshotDeleteInProgress^ source>373;type|,file <source>382|block <source>383|network <source>379!
type;;metadata_cache>49
file index# dev protocol name% tls tlsHostname% query%;;slices>45 dataStore>374 privateData>51 host>68* reconnect>65 encryption>57 snapshot>69 config>70 auth>80 initiator>71 cookies>74 readahead>76 timeout>77 ssl>73 knownHosts>78 identity>79 seclabel>61*;protocol||nbd <host>68*!|gluster @name%! <host>68*!|rbd|iscsi @name%! <host>68*!|http @name%! <host>68*!|https @name%! <host>68*!|ftps @name%! <host>68*!|ftp @name%! <host>68*!|ssh @name%! <host>68*! <identity>82|sheepdog,tftp @name%! <host>68*!|vxhs @name%! <host>68*!|nfs @name%! <host>68*! <identity>83
type;;format>48! source>375;type|file, <source>376|block <source>377|dir <source>378|network <source>379!|volume <source>380|nvme <source>381|vhostuser <source>87!|vhostvdpa <source>88!
file fdgroup% index# dev dir protocol name% tls tlsHostname% query% pool volume mode type namespace# managed path;;slices>45 dataStore>374 privateData>51 host>68* reconnect>65 encryption>57 snapshot>69 config>70 auth>80 initiator>71 cookies>74 readahead>76 timeout>77 ssl>73 knownHosts>78 identity>79 seclabel>61* reservations>63 address>86;protocol||nbd <host>68*!|gluster @name%! <host>68*!|rbd|iscsi @name%! <host>68*!|http @name%! <host>68*!|https @name%! <host>68*!|ftps @name%! <host>68*!|ftp @name%! <host>68*!|ssh @name%! <host>68*! <identity>82|sheepdog,tftp @name%! <host>68*!|vxhs @name%! <host>68*!|nfs @name%! <host>68*! <identity>83
file fdgroup% index#;;slices>45 dataStore>374 privateData>51 encryption>57 seclabel>61*
dev index#;;slices>45 dataStore>374 privateData>51 encryption>57 reservations>63 seclabel>61*
dir! index#;;slices>45 dataStore>374 privateData>51 encryption>57
index# protocol! name% tls tlsHostname% query%;;slices>45 dataStore>374 privateData>51 host>68* reconnect>65 encryption>57 snapshot>69 config>70 auth>80 initiator>71 cookies>74 readahead>76 timeout>77 ssl>73 knownHosts>78 identity>79;protocol|nbd <host>68*!|gluster @name%! <host>68*!|rbd|iscsi @name%! <host>68*!|http @name%! <host>68*!|https @name%! <host>68*!|ftps @name%! <host>68*!|ftp @name%! <host>68*!|ssh @name%! <host>68*! <identity>82|sheepdog,tftp @name%! <host>68*!|vxhs @name%! <host>68*!|nfs @name%! <host>68*! <identity>83
pool! volume! mode index#;;slices>45 dataStore>374 privateData>51 encryption>57 seclabel>61*
type! namespace#! managed index#;;address>86! slices>45 dataStore>374 privateData>51 encryption>57
file index#;;seclabel>61* slices>45 dataStore>374 privateData>51 encryption>57
dev! index#;;seclabel>61* slices>45 dataStore>374 privateData>51 encryption>57
type id#;;name$ uuid$ genid$ title$ description$% metadata& memory>2 maxMemory>1 currentMemory>3 memoryBacking>7 vcpu>13 vcpus>14 iothreads$# iothreadids>16 defaultiothread>19 blkiotune>4 memtune>6 cputune>20 numatune>33 resource>36 os>38 features>109 cpu>133 sysinfo>96* bootloader$% bootloader_args$% clock>149 throttlegroups>152 on_poweroff$ on_reboot$ on_crash$ on_lockfailure$ pm>154 perf>155 idmap>107 devices>157 seclabel>348* qemu:commandline>349 qemu:capabilities>352 qemu:deprecation>361 qemu:override>354 lxc:namespace>358 keywrap>362 launchSecurity>364 bhyve:commandline>365 xen:commandline>366 vmware:datacenterpath$%
type! id#;;name$! uuid$ genid$ title$ description$% metadata& memory>2 maxMemory>1 currentMemory>3 memoryBacking>7 vcpu>13 vcpus>14 iothreads$# iothreadids>16 defaultiothread>19 blkiotune>4 memtune>6 cputune>20 numatune>33 resource>36 os>38 features>109 cpu>133 sysinfo>96* bootloader$% bootloader_args$% clock>149 throttlegroups>152 on_poweroff$ on_reboot$ on_crash$ on_lockfailure$ pm>154 perf>155 idmap>107 devices>157 seclabel>348* qemu:commandline>349 qemu:capabilities>352 qemu:deprecation>361 qemu:override>354 lxc:namespace>358 keywrap>362 launchSecurity>364 bhyve:commandline>365 xen:commandline>366 vmware:datacenterpath$%`,
};
