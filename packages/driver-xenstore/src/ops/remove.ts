import type { CallOptions } from "@libvirt-ts/driver";
import { isXenstoreError, type XenstoreTransaction } from "../client/index.js";
import { childrenOf, domainPath, numberAt, type Store, textAt } from "../store.js";

const backends = `${domainPath(0)}/backend`;

/**
 * Removes what a toolstack wrote for a domain that the hypervisor has destroyed, in one transaction: its own nodes,
 * libxl's, its device model's, its backends in Domain-0 (whose drivers let go of its memory then) and, unless another
 * domain carries its uuid, `/vm/UUID`. Nothing happens where the id is another domain's by now.
 */
export async function removeNodes(
  { client }: Store,
  { id, uuid }: { readonly id: number; readonly uuid: string },
  options?: CallOptions,
): Promise<{ readonly deviceModel?: number }> {
  return client.transaction(async (transaction) => {
    const owners = await vmPaths(transaction, options);
    const own = owners.get(id);
    if (own !== undefined && own !== `/vm/${uuid}` && !own.startsWith(`/vm/${uuid}-`)) return {};
    const deviceModel = await numberAt(transaction, `${domainPath(id)}/image/device-model-pid`, options);
    const kinds = await childrenOf(transaction, backends, options);
    const vm = own ?? `/vm/${uuid}`;
    const isShared = [...owners].some(([other, path]) => other !== id && path === vm);
    const paths = [
      ...kinds.map((kind) => `${backends}/${kind}/${id}`),
      `${domainPath(0)}/device-model/${id}`,
      domainPath(id),
      `/libxl/${id}`,
      ...(isShared ? [] : [vm]),
    ];
    await Promise.all(paths.map((path) => removeIfThere(transaction, path, options)));
    return deviceModel === undefined ? {} : { deviceModel };
  }, options);
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
