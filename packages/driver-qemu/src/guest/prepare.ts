import type { QmpClient } from "@libvirt-ts/qmp";
import { type Disk, type Domain, kibOf } from "@libvirt-ts/xml/domain";

/** What QEMU is told of a guest before it runs, since no option says it. */
export async function prepareGuest(client: QmpClient, domain: Domain): Promise<void> {
  const { devices = {} } = domain;
  for (const screen of devices.graphics ?? [])
    if (screen.type === "vnc" && screen.passwd !== undefined) {
      await client.execute("set_password", { protocol: "vnc", password: screen.passwd });
      const until = screen.passwdValidTo;
      if (until !== undefined)
        await client.execute("expire_password", {
          protocol: "vnc",
          time: `${Date.parse(`${until}Z`) / 1000}`,
        });
    }
  for (const { link, alias } of devices.interface ?? [])
    if (link?.state === "down") await client.execute("set_link", { name: alias!.name, up: false });
  for (const disk of devices.disk ?? []) await throttle(client, disk);
  await setBalloon(client, domain);
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

async function throttle(client: QmpClient, { iotune, alias }: Disk): Promise<void> {
  if (iotune === undefined) return;
  const limit = (name: keyof typeof iotune): number => Number(iotune[name] ?? 0);
  const optional = (name: keyof typeof iotune): number | undefined =>
    iotune[name] === undefined ? undefined : Number(iotune[name]);
  await client.execute("block_set_io_throttle", {
    id: alias!.name,
    bps: limit("total_bytes_sec"),
    bps_rd: limit("read_bytes_sec"),
    bps_wr: limit("write_bytes_sec"),
    iops: limit("total_iops_sec"),
    iops_rd: limit("read_iops_sec"),
    iops_wr: limit("write_iops_sec"),
    ...defined({
      bps_max: optional("total_bytes_sec_max"),
      bps_rd_max: optional("read_bytes_sec_max"),
      bps_wr_max: optional("write_bytes_sec_max"),
      iops_max: optional("total_iops_sec_max"),
      iops_rd_max: optional("read_iops_sec_max"),
      iops_wr_max: optional("write_iops_sec_max"),
      iops_size: optional("size_iops_sec"),
      bps_max_length: optional("total_bytes_sec_max_length"),
      bps_rd_max_length: optional("read_bytes_sec_max_length"),
      bps_wr_max_length: optional("write_bytes_sec_max_length"),
      iops_max_length: optional("total_iops_sec_max_length"),
      iops_rd_max_length: optional("read_iops_sec_max_length"),
      iops_wr_max_length: optional("write_iops_sec_max_length"),
    }),
    ...(iotune.group_name !== undefined && { group: iotune.group_name }),
  });
}

function defined(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
