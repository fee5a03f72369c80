import { join } from "node:path";
import type { Domain } from "@libvirt-ts/xml/domain";

/** What the channel of an agent is called. */
export const agentName = "org.qemu.guest_agent.0";

/** Where a guest's agent is talked to. */
export interface AgentChannel {
  /** The name of the device. */
  readonly alias: string;
  /** The socket; where the document names none it is in the guest's folder. */
  path(folder: string): string;
}

/** The channel of a guest's agent; undefined where it has none. */
export function agentChannelOf(live: Domain): AgentChannel | undefined {
  for (const channel of live.devices?.channel ?? []) {
    const { target, type, alias, source } = channel as unknown as {
      readonly type?: string;
      readonly target: { readonly name?: string };
      readonly alias?: { readonly name: string };
      readonly source?: readonly { readonly path?: string; readonly mode?: string }[];
    };
    if (target.name !== agentName || type !== "unix" || source?.[0]?.mode === "connect") continue;
    const name = alias?.name ?? "";
    return { alias: name, path: (folder) => source?.[0]?.path ?? join(folder, `${name}.sock`) };
  }
  return undefined;
}
