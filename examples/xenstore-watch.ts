// Tells of every domain of a Xen host as it comes and goes, from the xenstore alone.
import { XenstoreClient } from "@libvirt-ts/driver-xenstore/client";

export async function main(
  print: (line: string) => void,
  { endpoint, signal }: { readonly endpoint?: string; readonly signal: AbortSignal },
): Promise<void> {
  const store = await XenstoreClient.connect(endpoint === undefined ? {} : { endpoint });
  const known = new Map<string, string>();
  // A watch fires once when it is set: what is there already is told first.
  const watch = await store.watch("/local/domain");
  signal.addEventListener("abort", () => store.close(), { once: true });
  for await (const _ of watch) {
    const ids = await store.directory("/local/domain").catch(() => [] as string[]);
    for (const id of ids.filter((each) => !known.has(each))) {
      const name = await store.readText(`/local/domain/${id}/name`).catch(() => undefined);
      // Its name is written a moment after its folder; that fires the watch again.
      if (name === undefined) continue;
      known.set(id, name);
      print(`+ ${name} (${id})`);
    }
    for (const [id, name] of known) {
      if (ids.includes(id)) continue;
      known.delete(id);
      print(`- ${name} (${id})`);
    }
  }
}
