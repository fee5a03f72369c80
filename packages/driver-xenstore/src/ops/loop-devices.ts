import type { CallOptions, GuestIdentity, LoopDevice } from "@libvirt-ts/driver";
import { childrenOf, domainPath, type Reader, type Store, textAt } from "../store.js";
import { backendsOf, nodesOf } from "./backends.js";

const backends = `${domainPath(0)}/backend/vbd`;

/**
 * The loop devices behind the disks of a guest that has ended, but those that another guest's disk uses too, as one that is
 * only read may. None where its id is another domain's by now.
 */
export async function loopDevicesOf(
  { client }: Store,
  { id, uuid }: GuestIdentity,
  options?: CallOptions,
): Promise<LoopDevice[]> {
  const [vm, own] = await Promise.all([
    textAt(client, `${domainPath(id)}/vm`, options),
    loopsOf(client, id, options),
  ]);
  const isReused = vm !== undefined && vm !== `/vm/${uuid}` && !vm.startsWith(`/vm/${uuid}-`);
  if (own.length === 0 || isReused) return [];
  const others = (await childrenOf(client, backends, options)).map(Number).filter((other) => other !== id);
  const used = await Promise.all(others.map((other) => loopsOf(client, other, options)));
  const taken = new Set(used.flat().map(({ device }) => device));
  return own.filter(({ device }) => !taken.has(device));
}

async function loopsOf(reader: Reader, id: number, options?: CallOptions): Promise<LoopDevice[]> {
  const paths = [...(await backendsOf(reader, id, "vbd", options)).keys()];
  const found = await Promise.all(
    paths.map(async (path) => {
      const keys = ["params", "node", "physical-device-path", "physical-device"] as const;
      const { params: file, node, ...physical } = await nodesOf(reader, path, keys, options);
      const candidates = [physical["physical-device-path"], node, deviceOf(physical["physical-device"])];
      const device = candidates.find((one) => one !== undefined && /^\/dev\/loop\d{1,4}$/.test(one));
      return device === undefined || file === undefined ? [] : [{ device, file }];
    }),
  );
  return found.flat();
}

/** `/dev/loop10` of `7:a`, which are Linux's numbers of it. */
function deviceOf(numbers: string | undefined): string | undefined {
  const minor = /^7:([0-9a-f]{1,4})$/i.exec(numbers ?? "")?.[1];
  return minor === undefined ? undefined : `/dev/loop${Number.parseInt(minor, 16)}`;
}
