import type { Shape } from "../language.js";
import { aiaFeatureShapes } from "./aia-feature.js";
import { audioShapes } from "./audio.js";
import { audioReferenceShapes } from "./audio-reference.js";
import { backendDomainShapes } from "./backend-domain.js";
import { backingStoreShapes } from "./backing-store.js";
import { bhyveCommandlineShapes } from "./bhyve-commandline.js";
import { blkiotuneShapes } from "./blkiotune.js";
import { blockDiskSourceShapes } from "./block-disk-source.js";
import { blockIoShapes } from "./block-io.js";
import { bridgeInterfaceSourceShapes } from "./bridge-interface-source.js";
import { channelShapes } from "./channel.js";
import { characterLogShapes } from "./character-log.js";
import { characterProtocolShapes } from "./character-protocol.js";
import { characterSourceShapes } from "./character-source.js";
import { clipboardShapes } from "./clipboard.js";
import { clockShapes } from "./clock.js";
import { coalesceRxShapes } from "./coalesce-rx.js";
import { consoleShapes } from "./console.js";
import { containerOsShapes } from "./container-os.js";
import { controllerShapes } from "./controller.js";
import { cputuneShapes } from "./cputune.js";
import { cryptoShapes } from "./crypto.js";
import { dataStoreShapes } from "./data-store.js";
import { defaultIothreadShapes } from "./default-iothread.js";
import { deviceAcpiShapes } from "./device-acpi.js";
import { deviceAddressShapes } from "./device-address.js";
import { deviceAliasShapes } from "./device-alias.js";
import { deviceBootShapes } from "./device-boot.js";
import { deviceDiskShapes } from "./device-disk.js";
import { deviceInterfaceSourceShapes } from "./device-interface-source.js";
import { devicesShapes } from "./devices.js";
import { dirDiskSourceShapes } from "./dir-disk-source.js";
import { directInterfaceSourceShapes } from "./direct-interface-source.js";
import { diskShapes } from "./disk.js";
import { diskDriverShapes } from "./disk-driver.js";
import { diskGeometryShapes } from "./disk-geometry.js";
import { diskIothreadsShapes } from "./disk-iothreads.js";
import { diskMirrorShapes } from "./disk-mirror.js";
import { diskTransientShapes } from "./disk-transient.js";
import { domainShapes } from "./domain.js";
import { enabledSwitchShapes } from "./enabled-switch.js";
import { ethernetInterfaceSourceShapes } from "./ethernet-interface-source.js";
import { featuresShapes } from "./features.js";
import { fileDiskSourceShapes } from "./file-disk-source.js";
import { fileFilesystemSourceShapes } from "./file-filesystem-source.js";
import { filesystemShapes } from "./filesystem.js";
import { graphicsShapes } from "./graphics.js";
import { guestCpuShapes } from "./guest-cpu.js";
import { guestIpShapes } from "./guest-ip.js";
import { hostdevShapes } from "./hostdev.js";
import { hostdevInterfaceSourceShapes } from "./hostdev-interface-source.js";
import { httpCookiesShapes } from "./http-cookies.js";
import { hubShapes } from "./hub.js";
import { hvmOsShapes } from "./hvm-os.js";
import { hypervSpinlocksShapes } from "./hyperv-spinlocks.js";
import { hypervStimerShapes } from "./hyperv-stimer.js";
import { hypervTlbflushShapes } from "./hyperv-tlbflush.js";
import { hypervVendorIdShapes } from "./hyperv-vendor-id.js";
import { ibsFeatureShapes } from "./ibs-feature.js";
import { idMapShapes } from "./id-map.js";
import { imageFormatShapes } from "./image-format.js";
import { inputShapes } from "./input.js";
import { inputDriverShapes } from "./input-driver.js";
import { interfaceShapes } from "./interface.js";
import { interfaceDriverGuestShapes } from "./interface-driver-guest.js";
import { interfaceDriverHostShapes } from "./interface-driver-host.js";
import { internalInterfaceSourceShapes } from "./internal-interface-source.js";
import { iommuShapes } from "./iommu.js";
import { iothreadIdsShapes } from "./iothread-ids.js";
import { iotuneShapes } from "./iotune.js";
import { keywrapShapes } from "./keywrap.js";
import { kvmDirtyRingShapes } from "./kvm-dirty-ring.js";
import { launchSecurityShapes } from "./launch-security.js";
import { leaseShapes } from "./lease.js";
import { leveledFeatureShapes } from "./leveled-feature.js";
import { linuxOsShapes } from "./linux-os.js";
import { lxcNamespaceShapes } from "./lxc-namespace.js";
import { maxMemoryShapes } from "./max-memory.js";
import { mcastInterfaceSourceShapes } from "./mcast-interface-source.js";
import { memballoonShapes } from "./memballoon.js";
import { memoryShapes } from "./memory.js";
import { memoryBackingShapes } from "./memory-backing.js";
import { memoryDeviceShapes } from "./memory-device.js";
import { memorySizeShapes } from "./memory-size.js";
import { memorytuneMonitorShapes } from "./memorytune-monitor.js";
import { memtuneShapes } from "./memtune.js";
import { metadataCacheShapes } from "./metadata-cache.js";
import { mouseModeShapes } from "./mouse-mode.js";
import { networkDiskSourceShapes } from "./network-disk-source.js";
import { networkInterfaceSourceShapes } from "./network-interface-source.js";
import { nfsIdentityShapes } from "./nfs-identity.js";
import { numatuneShapes } from "./numatune.js";
import { nvmeDiskSourceShapes } from "./nvme-disk-source.js";
import { nvramDeviceShapes } from "./nvram-device.js";
import { panicShapes } from "./panic.js";
import { perfShapes } from "./perf.js";
import { portForwardRangeShapes } from "./port-forward-range.js";
import { powerManagementShapes } from "./power-management.js";
import { pstoreShapes } from "./pstore.js";
import { qemuArgShapes } from "./qemu-arg.js";
import { qemuCapabilitiesShapes } from "./qemu-capabilities.js";
import { qemuCommandlineShapes } from "./qemu-commandline.js";
import { qemuDeprecationShapes } from "./qemu-deprecation.js";
import { qemuOverrideShapes } from "./qemu-override.js";
import { readaheadShapes } from "./readahead.js";
import { reconnectShapes } from "./reconnect.js";
import { redirFilterShapes } from "./redir-filter.js";
import { redirdevShapes } from "./redirdev.js";
import { reservationsShapes } from "./reservations.js";
import { resourceShapes } from "./resource.js";
import { rngShapes } from "./rng.js";
import { romShapes } from "./rom.js";
import { securityLabelShapes } from "./security-label.js";
import { serialShapes } from "./serial.js";
import { serialTargetShapes } from "./serial-target.js";
import { serverInterfaceSourceShapes } from "./server-interface-source.js";
import { shmemShapes } from "./shmem.js";
import { smartcardShapes } from "./smartcard.js";
import { soundShapes } from "./sound.js";
import { sourceHostShapes } from "./source-host.js";
import { sourceSeclabelShapes } from "./source-seclabel.js";
import { sourceTimeoutShapes } from "./source-timeout.js";
import { sshIdentityShapes } from "./ssh-identity.js";
import { sshKnownHostsShapes } from "./ssh-known-hosts.js";
import { sslVerifyShapes } from "./ssl-verify.js";
import { storageAuthShapes } from "./storage-auth.js";
import { storagePrivateDataShapes } from "./storage-private-data.js";
import { storageSlicesShapes } from "./storage-slices.js";
import { switchableFeatureShapes } from "./switchable-feature.js";
import { sysinfoShapes } from "./sysinfo.js";
import { tcgFeatureShapes } from "./tcg-feature.js";
import { teamingShapes } from "./teaming.js";
import { templateFilesystemSourceShapes } from "./template-filesystem-source.js";
import { throttleFiltersShapes } from "./throttle-filters.js";
import { throttleGroupsShapes } from "./throttle-groups.js";
import { tpmShapes } from "./tpm.js";
import { udpInterfaceSourceShapes } from "./udp-interface-source.js";
import { usbHostAddressShapes } from "./usb-host-address.js";
import { usbIdShapes } from "./usb-id.js";
import { vcpuShapes } from "./vcpu.js";
import { vcpusShapes } from "./vcpus.js";
import { vdsInterfaceSourceShapes } from "./vds-interface-source.js";
import { vhostuserDiskSourceShapes } from "./vhostuser-disk-source.js";
import { vhostuserInterfaceSourceShapes } from "./vhostuser-interface-source.js";
import { vhostvdpaDiskSourceShapes } from "./vhostvdpa-disk-source.js";
import { videoShapes } from "./video.js";
import { volumeDiskSourceShapes } from "./volume-disk-source.js";
import { vsockShapes } from "./vsock.js";
import { watchdogShapes } from "./watchdog.js";
import { xenCommandlineShapes } from "./xen-commandline.js";
import { xenPassthroughShapes } from "./xen-passthrough.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...aiaFeatureShapes,
  ...audioShapes,
  ...audioReferenceShapes,
  ...backendDomainShapes,
  ...backingStoreShapes,
  ...bhyveCommandlineShapes,
  ...blkiotuneShapes,
  ...blockDiskSourceShapes,
  ...blockIoShapes,
  ...bridgeInterfaceSourceShapes,
  ...channelShapes,
  ...characterLogShapes,
  ...characterProtocolShapes,
  ...characterSourceShapes,
  ...clipboardShapes,
  ...clockShapes,
  ...coalesceRxShapes,
  ...consoleShapes,
  ...containerOsShapes,
  ...controllerShapes,
  ...cputuneShapes,
  ...cryptoShapes,
  ...dataStoreShapes,
  ...defaultIothreadShapes,
  ...deviceAcpiShapes,
  ...deviceAddressShapes,
  ...deviceAliasShapes,
  ...deviceBootShapes,
  ...deviceDiskShapes,
  ...deviceInterfaceSourceShapes,
  ...devicesShapes,
  ...dirDiskSourceShapes,
  ...directInterfaceSourceShapes,
  ...diskShapes,
  ...diskDriverShapes,
  ...diskGeometryShapes,
  ...diskIothreadsShapes,
  ...diskMirrorShapes,
  ...diskTransientShapes,
  ...domainShapes,
  ...enabledSwitchShapes,
  ...ethernetInterfaceSourceShapes,
  ...featuresShapes,
  ...fileDiskSourceShapes,
  ...fileFilesystemSourceShapes,
  ...filesystemShapes,
  ...graphicsShapes,
  ...guestCpuShapes,
  ...guestIpShapes,
  ...hostdevShapes,
  ...hostdevInterfaceSourceShapes,
  ...httpCookiesShapes,
  ...hubShapes,
  ...hvmOsShapes,
  ...hypervSpinlocksShapes,
  ...hypervStimerShapes,
  ...hypervTlbflushShapes,
  ...hypervVendorIdShapes,
  ...ibsFeatureShapes,
  ...idMapShapes,
  ...imageFormatShapes,
  ...inputShapes,
  ...inputDriverShapes,
  ...interfaceShapes,
  ...interfaceDriverGuestShapes,
  ...interfaceDriverHostShapes,
  ...internalInterfaceSourceShapes,
  ...iommuShapes,
  ...iothreadIdsShapes,
  ...iotuneShapes,
  ...keywrapShapes,
  ...kvmDirtyRingShapes,
  ...launchSecurityShapes,
  ...leaseShapes,
  ...leveledFeatureShapes,
  ...linuxOsShapes,
  ...lxcNamespaceShapes,
  ...maxMemoryShapes,
  ...mcastInterfaceSourceShapes,
  ...memballoonShapes,
  ...memoryShapes,
  ...memoryBackingShapes,
  ...memoryDeviceShapes,
  ...memorySizeShapes,
  ...memorytuneMonitorShapes,
  ...memtuneShapes,
  ...metadataCacheShapes,
  ...mouseModeShapes,
  ...networkDiskSourceShapes,
  ...networkInterfaceSourceShapes,
  ...nfsIdentityShapes,
  ...numatuneShapes,
  ...nvmeDiskSourceShapes,
  ...nvramDeviceShapes,
  ...panicShapes,
  ...perfShapes,
  ...portForwardRangeShapes,
  ...powerManagementShapes,
  ...pstoreShapes,
  ...qemuArgShapes,
  ...qemuCapabilitiesShapes,
  ...qemuCommandlineShapes,
  ...qemuDeprecationShapes,
  ...qemuOverrideShapes,
  ...readaheadShapes,
  ...reconnectShapes,
  ...redirFilterShapes,
  ...redirdevShapes,
  ...reservationsShapes,
  ...resourceShapes,
  ...rngShapes,
  ...romShapes,
  ...securityLabelShapes,
  ...serialShapes,
  ...serialTargetShapes,
  ...serverInterfaceSourceShapes,
  ...shmemShapes,
  ...smartcardShapes,
  ...soundShapes,
  ...sourceHostShapes,
  ...sourceSeclabelShapes,
  ...sourceTimeoutShapes,
  ...sshIdentityShapes,
  ...sshKnownHostsShapes,
  ...sslVerifyShapes,
  ...storageAuthShapes,
  ...storagePrivateDataShapes,
  ...storageSlicesShapes,
  ...switchableFeatureShapes,
  ...sysinfoShapes,
  ...tcgFeatureShapes,
  ...teamingShapes,
  ...templateFilesystemSourceShapes,
  ...throttleFiltersShapes,
  ...throttleGroupsShapes,
  ...tpmShapes,
  ...udpInterfaceSourceShapes,
  ...usbHostAddressShapes,
  ...usbIdShapes,
  ...vcpuShapes,
  ...vcpusShapes,
  ...vdsInterfaceSourceShapes,
  ...vhostuserDiskSourceShapes,
  ...vhostuserInterfaceSourceShapes,
  ...vhostvdpaDiskSourceShapes,
  ...videoShapes,
  ...volumeDiskSourceShapes,
  ...vsockShapes,
  ...watchdogShapes,
  ...xenCommandlineShapes,
  ...xenPassthroughShapes,
];
