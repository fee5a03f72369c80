import type { CallOptions, GuestIdentity } from "@libvirt-ts/driver";
import { isXenstoreError, type XenstoreTransaction } from "../client/index.js";
import { childrenOf, domainPath, numberAt, type Store, textAt } from "../store.js";
import { removeNoteOf } from "./removal-notes.js";

const backends = `${domainPath(0)}/backend`;

/**
 * Removes what a toolstack wrote for a domain that the hypervisor has destroyed, in one transaction: its own nodes,
 * libxl's, its device model's, its backends in Domain-0 (whose drivers let go of its memory then), the note of its removal
 * and, unless another domain carries its uuid, `/vm/UUID`. Where the id is another domain's by now, all but the last two
 * are that one's.
 */
export async function removeNodes(
  { client }: Store,
  guest: GuestIdentity,
  options?: CallOptions,
): Promise<{ readonly deviceModel?: number }> {
  const { id, uuid } = guest;
  if (id === 0) throw new RangeError("Domain-0 is not removed");
  return client.transaction(async (transaction) => {
    const owners = await vmPaths(transaction, options);
    const own = owners.get(id);
    const isReused = own !== undefined && own !== `/vm/${uuid}` && !own.startsWith(`/vm/${uuid}-`);
    const vm = own === undefined || isReused ? `/vm/${uuid}` : own;
    const isShared = [...owners].some(([other, path]) => path === vm && (other !== id || isReused));
    const nodes = isReused ? [] : await nodesOf(transaction, id, options);
    const deviceModel = isReused
      ? undefined
      : await numberAt(transaction, `${domainPath(id)}/image/device-model-pid`, options);
    const paths = isShared ? nodes : [...nodes, vm];
    await Promise.all([
      ...paths.map((path) => removeIfThere(transaction, path, options)),
      removeNoteOf(transaction, guest, options),
    ]);
    return deviceModel === undefined ? {} : { deviceModel };
  }, options);
}

/** Everything that stands under a domain's id. */
async function nodesOf(
  transaction: XenstoreTransaction,
  id: number,
  options: CallOptions | undefined,
): Promise<string[]> {
  const kinds = await childrenOf(transaction, backends, options);
  return [
    ...kinds.map((kind) => `${backends}/${kind}/${id}`),
    `${domainPath(0)}/device-model/${id}`,
    domainPath(id),
    `/libxl/${id}`,
  ];
}

/** What each domain's `vm` node says. */
async function vmPaths(
  transaction: XenstoreTransaction,
  options: CallOptions | undefined,
): Promise<Map<number, string>> {
  const ids = await childrenOf(transaction, "/local/domain", options);
  const paths = await Promise.all(ids.map((id) => textAt(transaction, `/local/domain/${id}/vm`, options)));
  return new Map(ids.flatMap((id, i) => (paths[i] === undefined ? [] : [[Number(id), paths[i]] as const])));
}

async function removeIfThere(
  transaction: XenstoreTransaction,
  path: string,
  options: CallOptions | undefined,
): Promise<void> {
  await transaction.rm(path, options).catch((error: unknown) => {
    if (!isXenstoreError(error, "ENOENT")) throw error;
  });
}
