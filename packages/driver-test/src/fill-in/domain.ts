import type { Domain } from "@libvirt-ts/xml/domain";
import type { Configuration } from "../configuration.js";
import { withControllers } from "./controllers.js";
import { completedDevices } from "./devices.js";

/** A configuration with all that its document left to the hypervisor, as today's test driver fills it in. */
export function completed(configuration: Configuration, arch: string): Configuration {
  const { memory, currentMemory, vcpu, os, clock, on_poweroff, on_reboot, on_crash, devices } = configuration;
  const domain: Domain = {
    ...configuration,
    ...(memory && currentMemory === undefined && { currentMemory: memory }),
    ...(vcpu && { vcpu: { placement: "static", ...vcpu } }),
    ...(os && { os: completedOs(os, devices?.disk, arch) }),
    clock: clock ?? { offset: "utc" },
    on_poweroff: on_poweroff ?? "destroy",
    on_reboot: on_reboot ?? "restart",
    on_crash: on_crash ?? "destroy",
    ...(devices && { devices: withControllers(completedDevices(devices, configuration)) }),
  };
  return { ...domain, uuid: configuration.uuid };
}

/** A whole virtual machine starts from its hard disk where nothing says from what. */
function completedOs(
  os: NonNullable<Domain["os"]>,
  disks: readonly object[] = [],
  arch: string,
): NonNullable<Domain["os"]> {
  const isOrdered = disks.some((disk) => "boot" in disk);
  const usual = os.type.value === "hvm" && os.boot === undefined && !isOrdered;
  return {
    ...os,
    type: { arch: arch as NonNullable<typeof os.type.arch>, ...os.type },
    ...(usual && { boot: [{ dev: "hd" }] }),
  };
}
