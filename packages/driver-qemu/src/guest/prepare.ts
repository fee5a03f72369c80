import type { QmpClient } from "@libvirt-ts/qmp";
import { type Domain, type Graphics, kibOf } from "@libvirt-ts/xml/domain";
import type { MonitorCommand } from "../node/record.js";
import { onlineVcpus } from "../ops/configuration.js";
import { execute } from "./change.js";
import { drivesOf } from "./drives.js";
import { plugVcpus } from "./plug-vcpus.js";
import { throttleCommand } from "./throttle.js";

/** What QEMU is told of a guest before it runs, since no option says it. */
export async function prepareGuest(client: QmpClient, domain: Domain): Promise<void> {
  const { devices = {} } = domain;
  for (const screen of devices.graphics ?? [])
    for (const command of passwordCommands(screen)) await execute(client, command);
  for (const { link, alias } of devices.interface ?? [])
    if (link?.state === "down") await client.execute("set_link", { name: alias!.name, up: false });
  const limited = (devices.disk ?? []).filter(({ iotune }) => iotune !== undefined);
  const drives = limited.length === 0 ? undefined : await drivesOf(client);
  for (const disk of limited) await execute(client, throttleCommand(drives?.get(disk.alias!.name), disk));
  await setBalloon(client, domain);
  const isPlugged = domain.vcpus?.vcpu?.some(
    ({ enabled, hotpluggable }) => enabled === "yes" && hotpluggable === "yes",
  );
  if (isPlugged === true) await plugVcpus(client, onlineVcpus(domain));
}

/** How QEMU is told the password of a screen, and when it ends. */
export function passwordCommands(screen: Graphics): MonitorCommand[] {
  if (screen.type !== "vnc" || screen.passwd === undefined) return [];
  const protocol = "vnc";
  const until = screen.passwdValidTo;
  const time = until === undefined ? "never" : `${Date.parse(`${until}Z`) / 1000}`;
  return [
    { execute: "set_password", arguments: { protocol, password: screen.passwd, connected: "keep" } },
    { execute: "expire_password", arguments: { protocol, time } },
  ];
}

async function setBalloon(client: QmpClient, { devices, memory, currentMemory }: Domain): Promise<void> {
  const { memballoon } = devices ?? {};
  if (memballoon === undefined || memballoon.model === "none") return;
  const period = memballoon.stats?.period;
  if (period !== undefined)
    await client.execute("qom-set", {
      path: `/machine/peripheral/${memballoon.alias!.name}`,
      property: "guest-stats-polling-interval",
      value: period,
    });
  const [all, current] = [memory && kibOf(memory), currentMemory && kibOf(currentMemory)];
  if (all !== undefined && current !== undefined && current < all)
    await client.execute("balloon", { value: current * 1024 });
}
