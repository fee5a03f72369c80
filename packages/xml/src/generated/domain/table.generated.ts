// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const domainTable: Table = {
  namespaces: {
    bhyve: "http://libvirt.org/schemas/domain/bhyve/1.0",
    lxc: "http://libvirt.org/schemas/domain/lxc/1.0",
    qemu: "http://libvirt.org/schemas/domain/qemu/1.0",
    vmware: "http://libvirt.org/schemas/domain/vmware/1.0",
    xen: "http://libvirt.org/schemas/domain/xen/1.0",
  },
  shapes: `type!?xen=qemu,kqemu,kvm,xen,lxc,uml,openvz,test,vmware,hyperv,vbox,phyp,vz,bhyve,hvf id#;;name$! uuid$ genid$ title$ description$% metadata& maxMemory>1 memory>2 currentMemory>3 blkiotune>4 memtune>6 memoryBacking>7 vcpu>13 bootloader$% bootloader_args$% vcpus>14 iothreads$# iothreadids>16 defaultiothread>19 cputune>20 numatune>33 resource>36 os>38 sysinfo>96* idmap>107 features>109 cpu>133 clock>149 throttlegroups>152 on_poweroff$ on_reboot$ on_crash$ on_lockfailure$ pm>154 perf>155 devices>157 seclabel>348* qemu:commandline>349 qemu:capabilities>352 qemu:override>354 lxc:namespace>358 qemu:deprecation>361 keywrap>362 launchSecurity>364 bhyve:commandline>365 xen:commandline>366 vmware:datacenterpath$%
slots# unit;.#!
unit dumpCore;.#!
unit;.#!
;;weight$# device>5*
;;path$! weight$# read_iops_sec$# write_iops_sec$# read_bytes_sec$# write_bytes_sec$#
;;hard_limit>3 soft_limit>3 min_guarantee>3 swap_hard_limit>3
;;hugepages>8 nosharepages^ locked^ source>10 access>11 allocation>12 discard^
;;page>9*
size#! unit nodeset
type!
mode!
mode threads#
placement cpuset current#;.#!
;;vcpu>15*
id#! enabled! hotpluggable order#
;;iothread>17*
id#! thread_pool_min# thread_pool_max#;;poll>18
max# grow# shrink#
thread_pool_min# thread_pool_max#
;;shares$# global_period$# global_quota$# period$# quota$# emulator_period$# emulator_quota$# iothread_period$# iothread_quota$# vcpupin>21* emulatorpin>22 iothreadpin>23* emulatorsched>24 vcpusched>25* iothreadsched>26* cachetune>27* memorytune>30*
vcpu#! cpuset!
cpuset!
iothread#! cpuset!
scheduler! priority#
vcpus scheduler! priority#
iothreads scheduler! priority#
vcpus! id%;;cache>28* monitor>29*
id#! level#! type! size#! unit
level#! vcpus!
vcpus!;;node>31* monitor>32*
id#! bandwidth#!
vcpus!
;;memory>34 memnode>35*
mode placement nodeset
cellid#! mode! nodeset!
;;partition$ fibrechannel>37
appid!
firmware;;type>39! kernel$ initrd$ root$ cmdline$% shim$% dtb$ firmware'>40 loader>42 nvram>43 acpi>89 boot>91* bootmenu>92 smbios>93 bios>94 init$ initarg$%* initenv>95* initdir$ inituser$ initgroup$
arch machine;.!
;;feature>41*!
enabled! name!
readonly secure type stateless format;.
template templateFormat format type;.;source>44;type|,file <source>50|block <source>62|dir <source>66|network <source>67!|volume <source>84|nvme <source>85|vhostuser <source>87!|vhostvdpa <source>88!
file fdgroup% index# startupPolicy dev dir protocol name% tls tlsHostname% query% pool volume mode type managed namespace# path;;slices>45 dataStore>47 host>68* reconnect>65 snapshot>69 config>70 initiator>71 ssl>73 cookies>74 readahead>76 timeout>77 knownHosts>78 identity>79 privateData>51 encryption>57 auth>80 seclabel>61* reservations>63 address>86;protocol||nbd <host>68*!|gluster @name%! <host>68*!|rbd|iscsi @name%! <host>68*!|http @name%! <host>68*!|https @name%! <host>68*!|ftps @name%! <host>68*!|ftp @name%! <host>68*!|ssh @name%! <host>68*! <identity>82|sheepdog,tftp @name%! <host>68*!|vxhs @name%! <host>68*!|nfs @name%! <host>68*! <identity>83
;;slice>46!
type! offset#! size#!
type;;format>48! source>44;type|file, <source>50|block <source>62|dir <source>66|network <source>67!|volume <source>84|nvme <source>85|vhostuser <source>87!|vhostvdpa <source>88!
type!;;metadata_cache>49
;;max_size>3
file fdgroup% index# startupPolicy;;slices>45 dataStore>47 privateData>51 encryption>57 seclabel>61*
;;nodenames>52 reservations>54 objects>55
;;nodename>53*!
type! name%!
mgralias%!
;;TLSx509>56
alias%!
format! engine;;secret>58* cipher>59 ivgen>60
type! uuid usage%
name%! size#! mode% hash%
name%! hash%
model% relabel labelskip;;label$%*
dev index# startupPolicy;;slices>45 dataStore>47 privateData>51 encryption>57 reservations>63 seclabel>61*
managed;;source>64
type! path! mode!;;reconnect>65
enabled timeout# delay#
dir! index# startupPolicy;;slices>45 dataStore>47 privateData>51 encryption>57
index# protocol! name% tls tlsHostname% query%;;slices>45 dataStore>47 host>68* reconnect>65 snapshot>69 config>70 initiator>71 ssl>73 cookies>74 readahead>76 timeout>77 knownHosts>78 identity>79 privateData>51 encryption>57 auth>80;protocol|nbd <host>68*!|gluster @name%! <host>68*!|rbd|iscsi @name%! <host>68*!|http @name%! <host>68*!|https @name%! <host>68*!|ftps @name%! <host>68*!|ftp @name%! <host>68*!|ssh @name%! <host>68*! <identity>82|sheepdog,tftp @name%! <host>68*!|vxhs @name%! <host>68*!|nfs @name%! <host>68*! <identity>83
name port# transport socket
name!
file!
;;iqn>72!
name%!
verify!
;;cookie>75*!
name!;.!
size#!
seconds#!
path!
username keyfile agentsock user group
username!;;secret>81!
type! uuid usage
username! keyfile agentsock
user group
pool! volume! mode index# startupPolicy;;slices>45 dataStore>47 privateData>51 encryption>57 seclabel>61*
type! managed namespace#! index# startupPolicy;;address>86! slices>45 dataStore>47 privateData>51 encryption>57
domain#4 bus#2 slot#2 function#1 multifunction
type! path!;;reconnect>65
dev!
;;table>90*
type!;.!
dev!;:dev
enable! timeout#
mode!
useserial rebootTimeout#
name!;.%
type!;;bios>97 system>99 baseBoard>101* chassis>103 oemStrings>105 entry>106*;type|smbios|fwcfg
;;entry>98*!
name!;.!
;;entry>100*!
name!;.!
;;entry>102*!
name!;.!
;;entry>104*!
name!;.!
;;entry$*!
name%! file%;.
;;uid>108* gid>108*
start#! target#! count#!
;;acpi^ apic>110 pae^ hap>111 hyperv>112 viridian^ kvm>118 xen>120 privnet^ pvspinlock>111 capabilities>122 pmu>111 vmport>111 gic>123 smm>124 ioapic>125 hpt>126 vmcoreinfo>111 htm>113 nested-hv>113 msrs>127 ccf-assist>113 cfpc>128 sbbc>128 ibs>129 tcg>130 async-teardown>131 ras>113 ps2>113 aia>132
eoi
state
mode;;relaxed>113 vapic>113 spinlocks>114 vpindex>113 runtime>113 synic>113 stimer>115 reset>113 vendor_id>116 frequencies>113 reenlightenment>113 tlbflush>117 ipi>113 evmcs>113 avic>113 emsr_bitmap>113 xmm_input>113;mode|passthrough|custom,
state!
state! retries#
state;;direct>113
state! value
state;;direct>113 extended>113
;;hidden>113 hint-dedicated>113 poll-control>113 pv-ipi>113 dirty-ring>119
state! size#
;;e820_host>113 passthrough>121
state! mode
policy!;;audit_control>113 audit_write>113 block_suspend>113 chown>113 dac_override>113 dac_read_search>113 fowner>113 fsetid>113 ipc_lock>113 ipc_owner>113 kill>113 lease>113 linux_immutable>113 mac_admin>113 mac_override>113 mknod>113 net_admin>113 net_bind_service>113 net_broadcast>113 net_raw>113 setgid>113 setfcap>113 setpcap>113 setuid>113 sys_admin>113 sys_boot>113 sys_chroot>113 sys_module>113 sys_nice>113 sys_pacct>113 sys_ptrace>113 sys_rawio>113 sys_resource>113 sys_time>113 sys_tty_config>113 syslog>113 wake_alarm>113
version
state;;tseg>3
driver!
resizing;;maxpagesize>3
unknown!
value!
value!
;;tb-cache>3
enabled
value!
mode match check deprecated_features migratable;;model>134 vendor$% topology>135 feature>136* numa>137 cache>147 maxphysaddr>148
fallback vendor_id;.%
sockets#! dies# clusters# cores#! threads#!
policy! name!
;;cell>138*! interconnects>144
id# cpus memory#! unit memAccess discard;;distances>139 cache>141*
;;sibling>140*!
id#! value#!
level#! associativity! policy!;;size>142! line>143!
value#! unit!
value#! unit!
;;latency>145* bandwidth>146*
initiator#! target#! cache# type! value#!
initiator#! target#! cache# type! value#! unit!
level mode!
mode! bits# limit#
offset! adjustment timezone basis start#;;timer>150*;offset|localtime,utc|timezone|variable|absolute @start#!
name! track tickpolicy present frequency# mode;;catchup>151;name|platform,rtc|tsc|hpet,pit,armvtimer|kvmclock,hypervclock
threshold# slew# limit#
;;throttlegroup>153*
;;total_bytes_sec$# read_bytes_sec$# write_bytes_sec$# total_iops_sec$# read_iops_sec$# write_iops_sec$# total_bytes_sec_max$# read_bytes_sec_max$# write_bytes_sec_max$# total_iops_sec_max$# read_iops_sec_max$# write_iops_sec_max$# size_iops_sec$# group_name$% total_bytes_sec_max_length$# read_bytes_sec_max_length$# write_bytes_sec_max_length$# total_iops_sec_max_length$# read_iops_sec_max_length$# write_iops_sec_max_length$#
;;suspend-to-mem>131 suspend-to-disk>131
;;event>156*!
name! enabled!
;;emulator$ disk>158* controller>177* lease>182* interface>184* filesystem>236* parallel>248* serial>248* console>256* smartcard>257* input>258* tpm>263* channel>272* sound>274* audio>277* hub>286* hostdev>287* graphics>305* video>316* redirdev>321* redirfilter>322* watchdog>324* memballoon>325 nvram>327 rng>328* shmem>331* panic>335* memory>336* crypto>341* iommu>343 vsock>345 pstore>347
type device model snapshot rawio sgio;;driver>159 auth>80 source>44 backenddomain>163 geometry>164 blockio>165 backingStore>166 mirror>167 target>168! readonly^ boot>169 shareable^ transient>170 serial$ encryption>57 throttlefilters>171 iotune>153 acpi>173 wwn$ alias>174 vendor$ product$ address>175;type|file, <source>50|block <source>62|dir <source>66|network <source>67!|volume <source>84|nvme <source>85|vhostuser <source>87!|vhostvdpa <source>88!
name type cache error_policy rerror_policy io ioeventfd event_idx copy_on_read discard iothread# detect_zeroes discard_no_unref queues# queue_size# iommu ats packed page_per_vq;;metadata_cache>49 iothreads>160
;;iothread>161*!
id#!;;queue>162*
id#!
name!
cyls#! heads#! secs#! trans
logical_block_size# physical_block_size# discard_granularity#
type index#;;format>48 source>44 backingStore>166;type|file, <source>50|block <format>48! <source>62|dir <format>48! <source>66|network <format>48! <source>67!|volume <format>48! <source>84|nvme <format>48! <source>85|vhostuser <format>48! <source>87!|vhostvdpa <format>48! <source>88!
file format type job ready;;format'>48 source>44 backingStore>166;type|file, <source>50|block @job! <source>62|dir @job! <source>66|network @job! <source>67!|volume @job! <source>84|nvme @job! <source>85|vhostuser @job! <source>87!|vhostvdpa @job! <source>88!
dev! bus tray removable rotation_rate#
order#! loadparm
shareBacking
;;throttlefilter>172*
group%!
index#
name!
type! domain#4 bus#2 slot#2 function#1 multifunction controller# target# unit# port reg#1 cssid#1 ssid#1 devno#4 iobase#1 irq#1 base#1;;zpci>176;type|pci|drive @bus#|virtio-serial @controller#! @bus# @port#|ccid @controller#! @slot#|usb @bus#!|spapr-vio|ccw|isa|virtio-mmio,unassigned|dimm @slot#
uid#4 fid#8
type! index# model ports# vectors# maxGrantFrames# maxEventChannels#;;model'>178 target>179 pcihole64>3 alias>174 acpi>173 master>180 driver>181 address>175;type|fdc,sata,ccid,isa|scsi|usb|ide|pci @model!|virtio-serial|xenbus
name!
chassisNr# chassis# port#1 busNr# index# hotplug memReserve#;;node$#
startport!
queues# cmd_per_lun# max_sectors# ioeventfd iothread# iommu ats packed page_per_vq;;iothreads>160
;;lockspace$%! key$%! target>183!
path%! offset#
type!?bridge trustGuestRxFilters managed;;mac>185 acpi>173 source>186 ip>187* route>188* portForward>192* backenddomain>163 bandwidth>194 vlan>197 port>199 virtualport>200 script>207 target>208 guest>209 link>210 downscript>207 model>211 coalesce>212 filterref>215 driver>217 backend>220 tune>221 mtu>222 boot>169 rom>223 teaming>224 alias>174 address>175;type|bridge <source>225|ethernet <source>226|vhostuser <source>227|network <source>228!|direct <source>229!|user <source>230|internal <source>231!|mcast,client <source>189!|udp <source>232!|server <source>233!|hostdev <source>234!|vdpa <source>230!|null|vds <source>235!
address! type check currentAddress
bridge macTableManager network% portgroup portid dev type path mode name address port# missing switchid portgroupid% connectionid#;;ip>187* route>188* reconnect>65 local>189 vendor>190 product>190 address'>191
address! family prefix# peer
family address! netmask prefix# gateway! metric#
address! port#!
id#4!
bus#2 device# type domain#4 slot#2 function#1 multifunction;;;type| @bus#! @device#!|pci|usb @bus#! @device#!
proto! address dev;;range>193*
start#! end# to# exclude
classID#;;inbound>195 outbound>196
average# peak# floor# burst#
average# peak# floor# burst#
trunk;;tag>198*!
id#! nativeMode
isolated
type;;parameters>201;type|802.1Qbg <parameters>202|802.1Qbh <parameters>203|openvswitch <parameters>204|midonet <parameters>205!| <parameters>206
managerid# typeid# typeidversion# instanceid profileid interfaceid
managerid# typeid# typeidversion# instanceid
profileid
interfaceid profileid
interfaceid!
managerid# typeid# typeidversion# instanceid interfaceid profileid
path!
dev! managed
dev actual
state!
type!
;;rx>213
;;frames>214
max#
filter!;;parameter>216*
name! value!
name model ioeventfd queues# rx_queue_size# tx_queue_size# txmode event_idx iommu ats packed page_per_vq rss rss_hash_report;;host>218 guest>219
csum gso tso4 tso6 ecn ufo mrg_rxbuf
csum tso4 tso6 ecn ufo
type tap vhost logFile
;;sndbuf$#
size#!
enabled bar file
type! persistent;;;type|persistent|transient @persistent!
bridge! macTableManager network% portgroup portid
dev;;ip>187* route>188*
type path dev mode;;reconnect>65
network%! portgroup portid bridge macTableManager
dev! mode network% portgroup portid
dev!
name!
address! port#!;;local>189!
address port#!
missing;;vendor>190 product>190 address>191
switchid! portid# portgroupid% connectionid#
type accessmode model multidevs fmode dmode;;driver>237 binary>238 idmap>107 source>244! target>245! readonly^ boot>169 alias>174 acpi>173 address>175 space_hard_limit>3 space_soft_limit>3;type|file <source>70!|block <source>88!|mount,,bind <source>246!|template <source>69!|ram <source>247!
type format wrpolicy iommu ats packed page_per_vq queue#;;;type|path,handle,loop,nbd,ploop,|virtiofs|mtp
path xattr;;cache>239 sandbox>240 lock>241 thread_pool>242 openfiles>243
mode
mode
posix flock
size#
max#
file dev dir socket name usage# units
dir%!
dir socket
usage#! units
type! tty;;source>249* protocol>252 log>253 target>254 alias>174 acpi>173 address>175
mode% path% host% service% channel% master% slave% append tls;;reconnect>65 seclabel>61* clipboard>250 mouse>251
copypaste!
mode!
type
file! append
type port%;;model>255
name!
tty type;;source>249* protocol>252 log>253 target>254 alias>174 acpi>173 address>175
mode! type;;acpi>173 address>175 certificate$%* database$ source>249* protocol>252 log>253 target>254;mode|host|host-certificates <certificate$%*!|passthrough @type!
type! bus model;;driver>259 source>260 alias>174 acpi>173 address>175;type|tablet,mouse,keyboard|passthrough @bus! <source>261!|evdev <source>262!
iommu ats packed page_per_vq
evdev dev grab grabToggle repeat
evdev!
dev! grab grabToggle repeat
model;;backend>264! alias>174 address>175
type! version persistent_state debug#;;device>265 encryption>266 active_pcr_banks>267 source>268 profile>269;type|passthrough|emulator <source>270|external <source>271
path
secret!
;;sha1^ sha256^ sha384^ sha512^
type! path! mode;;;type|file|dir|unix @mode!
source removeDisabled name
type! path!;;;type|file|dir
type! mode! path!
type!;;source>249* protocol>252 log>253 target>273! alias>174 address>175
type! address% port% name% state;;;type|guestfwd @address%! @port%!|virtio|xen
model! multichannel streams#;;alias>174 acpi>173 audio>275 codec>276* driver>259 address>175
id#!
type!
id#! type! timerPeriod# tryMMap exclusive dspPolicy# runtimeDir serverName% driver path;;input>278 output>278;type|none,dbus,spice <input>280 <output>280|alsa <input>281 <output>281|coreaudio <input>282 <output>282|jack <input>283 <output>283|oss <input>284 <output>284|pipewire <input>285 <output>285|pulseaudio <input>285 <output>285|sdl <input>282 <output>282|file <input>280 <output>280
mixingEngine fixedSettings voices# bufferLength# dev bufferCount# serverName% clientName% connectPorts% exactName tryPoll name% streamName% latency#;;settings>279
frequency# channels# format
mixingEngine fixedSettings voices# bufferLength#;;settings>279
mixingEngine fixedSettings voices# bufferLength# dev;;settings>279
mixingEngine fixedSettings voices# bufferLength# bufferCount#;;settings>279
mixingEngine fixedSettings voices# bufferLength# serverName% clientName% connectPorts% exactName;;settings>279
mixingEngine fixedSettings voices# bufferLength# dev bufferCount# tryPoll;;settings>279
mixingEngine fixedSettings voices# bufferLength# name% streamName% latency#;;settings>279
type!;;alias>174 address>175
mode type! display ramfb managed sgio rawio model;;driver>288 source>289! teaming>224 alias>174 acpi>173 boot>169 rom>223 readonly^ shareable^ address>175 ip>187* route>188*;type|pci <source>294!|usb <source>295!|scsi <source>297!|scsi_host <source>299!|mdev @model! <source>300!|storage @mode! <source>302!|misc @mode! <source>303!|net @mode! <source>304!
name model
startupPolicy writeFiltering guestReset protocol name% wwpn;;address>290 vendor>190 product>190 adapter>291 host>293* auth>80 initiator>71 block$ char$ interface$;protocol|,adapter|iscsi @name%! <host>293*!|vhost @wwpn!
domain#4 bus#2 slot#2 function#1 multifunction device# target# unit# uuid
type name% parent% managed parent_wwnn parent_wwpn parent_fabric_wwn wwnn wwpn;;parentaddr>292;type|scsi_host,|fc_host @wwnn! @wwpn!
unique_id#;;address>86!
name%! port#
startupPolicy writeFiltering;;address>86!
startupPolicy guestReset;;vendor>190 product>190 address>296
bus#! device#!
protocol name%;;adapter>291 address>298 host>293* auth>80 initiator>71;protocol|adapter, <adapter>291! <address>298!|iscsi @name%! <host>293*!
bus#! target#! unit#!
protocol! wwpn!
;;address>301!
uuid!
;;block$!
;;char$!
;;interface$!
type! display% xauth% fullscreen port# autoport websocket# listen sharePolicy powerControl socket keymap% passwd% passwdValidTo connected tlsPort# defaultMode address p2p replaceUser multiUser username%;;listen'>306* gl>307 audio>275 channel>308* image>309 jpeg>310 zlib>310 playback>311 streaming>312 mouse>251 clipboard>250 filetransfer>313;type|sdl <gl>313|vnc|spice <gl>314|dbus <gl>314|rdp|desktop|egl-headless <gl>315
type! address network% socket;;;type|address|network @network%!|socket|none
enable rendernode
name! mode!
compression!
compression!
compression!
mode!
enable!
enable! rendernode
rendernode
;;driver>317 model>318 alias>174 acpi>173 address>175
iommu ats packed page_per_vq name vgaconf
type! vram# heads# primary blob ram# vram64# vgamem#;;acceleration>319 resolution>320;type|vga,cirrus,vmvga,xen,vbox,virtio,gop,none,bochs,ramfb|qxl
accel3d accel2d rendernode
x#! y#!
bus! type!;;source>249* protocol>252 log>253 alias>174 address>175 boot>169
;;usbdev>323*
class vendor product version allow!
model! action;;alias>174 acpi>173 address>175
model! autodeflate freePageReporting;;alias>174 acpi>173 stats>326 address>175 driver>259
period#!
;;address>175
model!;;rate>329 alias>174 acpi>173 backend>330! driver>259 address>175
bytes#! period#
model! type;.;source>249* protocol>252 log>253;model|random|egd @type!|builtin
name! role;;model>332 size>3 server>333 msi>334 alias>174 acpi>173 address>175
type!
path
ioeventfd vectors#
model;;alias>174 address>175
model! access discard;;uuid$ source>337 target>338! address>175 alias>174 acpi>173
;;nodemask$ pagesize>3 path$ alignsize>3 pmem^
dynamicMemslots;;size>3! node$# block>3 requested>3 current>3 label>339 readonly^ address>340
;;size>3!
base#1!
model! type!;;backend>342! driver>259 alias>174 address>175
queues# model!
model!;;driver>344 acpi>173 address>175 alias>174
intremap caching_mode eim iotlb aw_bits# dma_translation
model;;cid>346 address>175 alias>174 acpi>173 driver>259
auto address#
backend!;;path$ size>3! address>175 alias>174
type relabel model%;;label$% imagelabel$% baselabel$%;type|dynamic,|static <label$%!|none
;;qemu:arg>350* qemu:env>351*
value%!
name! value%
;;qemu:add>353* qemu:del>353*
capability%!
;;qemu:device>355*
alias%!;;qemu:frontend>356
;;qemu:property>357*
name%! type! value%
;;lxc:sharenet>359 lxc:shareipc>360 lxc:shareuts>360
type! value%!
type! value%!
behavior!
;;cipher>363*!
name! state!
type! kernelHashes authorKey vcek;;cbitpos$# reducedPhysBits$# policy$#1 handle$# dhCert$% session$% guestVisibleWorkarounds$% idBlock$% idAuth$% hostData$%;type|sev <policy$#1!|sev-snp <policy$#1!|s390-pv
;;bhyve:arg>350*
;;xen:arg>350*`,
};
