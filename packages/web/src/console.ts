import { DomainConsoleFlags } from "@libvirt-ts/driver/flags";
import { duplex } from "@libvirt-ts/driver-remote/client";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import { domainOpenConsole } from "@libvirt-ts/rpc/protocol";
import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import { attempt, h, setText } from "./dom.js";
import type { Guest, Host } from "./host.js";
import type { View } from "./view.js";
import { whileRunning } from "./while-running.js";

/** A guest's console in a terminal; whoever had it before is put out. */
export function consoleView(host: Host, guest: Guest): View {
  const status = h("p", { class: "status", role: "status" });
  const place = h("div", { class: "terminal" });
  const terminal = new Terminal({ fontSize: 14, scrollback: 5_000, screenReaderMode: true });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(place);
  const resized = new ResizeObserver(() => fit.fit());
  resized.observe(place);

  const open = async (signal: AbortSignal) => {
    const args = { dom: domainRef.write(guest.ref), devName: undefined, flags: DomainConsoleFlags.FORCE };
    const { stream } = await host.client.stream(domainOpenConsole, args, { signal });
    const { readable, writable } = duplex(stream);
    const writer = writable.getWriter();
    const typed = terminal.onData((text) => attempt(() => writer.write(new TextEncoder().encode(text))));
    signal.addEventListener("abort", () => void stream.abort());
    try {
      for await (const bytes of readable)
        await new Promise<void>((resolve) => terminal.write(bytes, resolve));
    } finally {
      typed.dispose();
    }
  };
  const running = whileRunning(host, guest, open, (text) => setText(status, text));
  return {
    element: h("section", { "aria-label": "Console" }, status, place),
    update: running.update,
    close() {
      running.close();
      resized.disconnect();
      terminal.dispose();
    },
  };
}
