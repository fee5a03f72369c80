import type { CallOptions, GuestIdentity } from "@libvirt-ts/driver";
import { childrenOf, domainPath, type Store, textAt } from "../store.js";

/** What may stand below a node of a guest that has nothing but a console. */
interface Allowed {
  readonly path: string;
  readonly names: readonly string[];
  /** Whether something must stand there. */
  readonly isNeeded?: boolean;
}

/** What libxl makes for a guest that has nothing but a console: with more, its end is work that only libxl knows. */
const allowedOf = (id: number): readonly Allowed[] => [
  { path: `/libxl/${id}`, names: ["device", "dm-version", "type"] },
  { path: `/libxl/${id}/device`, names: ["console"] },
  // Without it libxl is still making the guest, and may be about to give it more.
  { path: `/libxl/${id}/device/console`, names: ["0"], isNeeded: true },
  { path: `${domainPath(id)}/device`, names: ["suspend"] },
  { path: `${domainPath(0)}/device-model/${id}`, names: [] },
];

/** Whether libxl made a guest and nothing serves it but xenconsoled; false where its id is another's in the store. */
export async function isBare(
  { client }: Store,
  { id, uuid }: GuestIdentity,
  options?: CallOptions,
): Promise<boolean> {
  const isAsAllowed = async ({ path, names, isNeeded = false }: Allowed) => {
    const children = await childrenOf(client, path, options);
    return children.every((name) => names.includes(name)) && (children.length > 0 || !isNeeded);
  };
  const [vm, model, ...nodes] = await Promise.all([
    textAt(client, `${domainPath(id)}/vm`, options),
    textAt(client, `${domainPath(id)}/image/device-model-pid`, options),
    ...allowedOf(id).map(isAsAllowed),
  ]);
  return vm === `/vm/${uuid}` && model === undefined && nodes.every(Boolean);
}
