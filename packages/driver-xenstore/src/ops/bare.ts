import type { CallOptions, GuestIdentity } from "@libvirt-ts/driver";
import { childrenOf, domainPath, type Store, textAt } from "../store.js";

/** What libxl has below a node of a guest that has nothing but a console: with more, its end is work that only libxl knows. */
const nodesOf = (id: number): readonly (readonly [path: string, names: readonly string[]])[] => [
  [`/libxl/${id}`, ["device", "dm-version", "type"]],
  [`/libxl/${id}/device`, ["console"]],
  [`/libxl/${id}/device/console`, ["0"]],
  [`${domainPath(id)}/device`, ["suspend"]],
  [`${domainPath(0)}/device-model/${id}`, []],
];

/** Whether libxl made a guest and nothing serves it but xenconsoled; false where its id is another's in the store. */
export async function isBare(
  { client }: Store,
  { id, uuid }: GuestIdentity,
  options?: CallOptions,
): Promise<boolean> {
  const [vm, model, ...found] = await Promise.all([
    textAt(client, `${domainPath(id)}/vm`, options),
    textAt(client, `${domainPath(id)}/image/device-model-pid`, options),
    ...nodesOf(id).map(async ([path, names]) => {
      const children = await childrenOf(client, path, options);
      return { isKnown: children.every((name) => names.includes(name)), isEmpty: children.length === 0 };
    }),
  ]);
  const isMade = found[0]?.isEmpty === false;
  return vm === `/vm/${uuid}` && model === undefined && isMade && found.every(({ isKnown }) => isKnown);
}
