// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const capabilitiesTable: Table = {
  shapes: `;;host>1! guest>40*
;;uuid$ cpu>2! power_management>11 iommu>12 migration_features>13 topology>15 cache>30 memory_bandwidth>35 secmodel>38*
;;arch$! features>3 model$% vendor$% microcode>4 signature>5 counter>6 topology>7 maxphysaddr>8 feature>9* pages>10*
;;pae^ nonpae^ vmx^ svm^
version#!
family#! model#! stepping#!
name%! frequency#! scaling!
sockets#! dies# clusters# cores#! threads#!
mode! bits# limit#
name!
unit size#!
;;suspend_mem^ suspend_disk^ suspend_hybrid^
support
;;live^ uri_transports>14
;;uri_transport$*!
;;cells>16! interconnects>27
num#!;;cell>17*!
id#!;;memory>18 pages>19* distances>20 cache>22* cpus>25
unit;.#!
unit size#!;.#!
;;sibling>21*!
id#! value#!
level#! associativity! policy!;;size>23! line>24!
value#! unit!
value#! unit!
num#!;;cpu>26*
id#! socket_id# die_id# cluster_id# core_id# siblings
;;latency>28* bandwidth>29*
initiator#! target#! cache# type! value#!
initiator#! target#! cache# type! value#! unit!
;;bank>31*! monitor>33
id#! level#! type! size#! unit! cpus!;;control>32*
granularity#! min# unit! type! maxAllocs#!
level# reuseThreshold# maxMonitors#!;;feature>34*!
name!
;;node>36*! monitor>33
id#! cpus!;;control>37*
granularity#! min# maxAllocs#!
;;model$%! doi$%! baselabel>39*
type%!;.%
;;os_type$! arch>41! features>44
name!;;wordsize$! emulator$ loader$ machine>42* domain>43*!
canonical% maxCpus# deprecated;.%
type!;;emulator$ machine>42*
;;pae^ nonpae^ ia64_be^ acpi>45 apic>45 cpuselection^ deviceboot^ disksnapshot>45 hap>45 externalSnapshot^
default! toggle!`,
};
