import type { CallOptions } from "@libvirt-ts/driver";
import { childrenOf, domainPath, type Reader, textAt } from "../store.js";

/** Sorts of devices, as front ends are called, and the kinds of backends that serve them. */
const kindsOf = { vif: ["vif"], vbd: ["vbd", "qdisk", "tap"] } as const;

/**
 * The backends of a guest's devices of one sort, with the number of each: from libxl's own nodes, the guest's, and where
 * xend's backends always were.
 */
export async function backendsOf(
  reader: Reader,
  id: number,
  sort: keyof typeof kindsOf,
  options?: CallOptions,
): Promise<Map<string, string>> {
  const frontends = [`/libxl/${id}/device/${sort}`, `${domainPath(id)}/device/${sort}`];
  const fixed = kindsOf[sort].map((kind) => `${domainPath(0)}/backend/${kind}/${id}`);
  const [linked, found] = await Promise.all([
    Promise.all(frontends.map((path) => linkedBackends(reader, path, id, sort, options))),
    Promise.all(
      fixed.map(async (path) =>
        (await childrenOf(reader, path, options)).map((name) => [`${path}/${name}`, name] as const),
      ),
    ),
  ]);
  return new Map([...linked.flat(), ...found.flat()]);
}

/** The backend of every device below a path. A guest may have written the link: only its own backends count. */
async function linkedBackends(
  reader: Reader,
  path: string,
  id: number,
  sort: keyof typeof kindsOf,
  options: CallOptions | undefined,
): Promise<(readonly [backend: string, name: string])[]> {
  const names = await childrenOf(reader, path, options);
  const links = await Promise.all(names.map((name) => textAt(reader, `${path}/${name}/backend`, options)));
  const kinds: readonly string[] = kindsOf[sort];
  return names.flatMap((name, i) => {
    const [backend, kind, owner, number] =
      /^\/local\/domain\/\d{1,5}\/backend\/(\w+)\/(\d{1,5})\/(\d{1,9})$/.exec(links[i] ?? "") ?? [];
    const isOwn = kind !== undefined && kinds.includes(kind) && Number(owner) === id && number === name;
    return backend !== undefined && isOwn ? [[backend, name] as const] : [];
  });
}

/** Some of a backend's nodes, each absent where there is none or nothing in it. */
export async function nodesOf<K extends string>(
  reader: Reader,
  backend: string,
  keys: readonly K[],
  options?: CallOptions,
): Promise<Partial<Record<K, string>>> {
  const texts = await Promise.all(keys.map((key) => textAt(reader, `${backend}/${key}`, options)));
  const found: Partial<Record<K, string>> = {};
  for (const [i, key] of keys.entries()) {
    const text = texts[i];
    if (text) found[key] = text;
  }
  return found;
}
