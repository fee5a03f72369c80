import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { download, duplex, type StreamCall } from "@libvirt-ts/driver-remote/client";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import { domainOpenGraphicsFD, domainScreenshot } from "@libvirt-ts/rpc/protocol";
import RFB from "@novnc/novnc";
import { button, h, setText, whenSeen } from "./dom.js";
import type { Guest, Host } from "./host.js";
import type { View } from "./view.js";
import { whileRunning } from "./while-running.js";

/** Milliseconds between two pictures of a screen that can only be looked at. */
const interval = 2_000;

/** How drivers say that they have no such thing, that there is none of that number, and that it speaks something else. */
const withoutVnc: ReadonlySet<number> = new Set([
  ErrorNumber.NO_SUPPORT,
  ErrorNumber.INVALID_ARG,
  ErrorNumber.OPERATION_INVALID,
]);

/** A guest's screen by VNC, with keyboard and mouse; pictures of it where the driver has nothing else. */
export function screenView(host: Host, guest: Guest): View {
  const status = h("p", { class: "status", role: "status" });
  const place = h("div", { class: "screen" });
  let rfb: RFB | undefined;
  const keys = button("Ctrl+Alt+Del", () => rfb?.sendCtrlAltDel(), { hidden: true });
  const told = (text: string) => setText(status, text);

  const open = async (signal: AbortSignal) => {
    place.replaceChildren();
    try {
      const args = { dom: domainRef.write(guest.ref), idx: 0, flags: 0 };
      const { stream } = await host.client.stream(domainOpenGraphicsFD, args, { signal });
      keys.hidden = false;
      await showByVnc(stream, signal);
    } catch (error) {
      const { code, message } = error as LibvirtError;
      if (!withoutVnc.has(code)) throw error;
      told(`Pictures only: ${message}`);
      await showPictures(signal);
    } finally {
      keys.hidden = true;
      rfb = undefined;
    }
  };

  const showByVnc = (stream: StreamCall, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const channel = new StreamChannel(stream);
      const viewer = new RFB(place, channel, { shared: true });
      const stop = () => viewer.disconnect();
      let failure: unknown;
      viewer.scaleViewport = true;
      viewer.background = "transparent";
      viewer.addEventListener("credentialsrequired", () => {
        const password = prompt("The password of this screen");
        if (password === null) viewer.disconnect();
        else viewer.sendCredentials({ password });
      });
      viewer.addEventListener("connect", () => {
        place.dataset.connected = "true";
        viewer.focus();
      });
      viewer.addEventListener("securityfailure", (event) => {
        const { reason } = (event as CustomEvent<{ readonly reason?: string }>).detail;
        failure = new Error(reason ?? "The screen has not let us in.");
      });
      viewer.addEventListener("disconnect", () => {
        delete place.dataset.connected;
        signal.removeEventListener("abort", stop);
        failure ??= channel.error;
        if (failure === undefined) resolve();
        else reject(failure);
      });
      signal.addEventListener("abort", stop);
      rfb = viewer;
    });

  const showPictures = async (signal: AbortSignal) => {
    const image = h("img", { alt: `The screen of ${guest.name}` });
    place.replaceChildren(image);
    try {
      while (!signal.aborted) {
        const args = { dom: domainRef.write(guest.ref), screen: 0, flags: 0 };
        const { ret, stream } = await host.client.stream(domainScreenshot, args, { signal });
        const bytes = await new Response(download(stream)).blob();
        URL.revokeObjectURL(image.src);
        image.src = URL.createObjectURL(new Blob([bytes], { type: ret.mime ?? "" }));
        await new Promise((resolve) => setTimeout(resolve, interval));
        await whenSeen();
      }
    } finally {
      URL.revokeObjectURL(image.src);
    }
  };

  const running = whileRunning(host, guest, open, told);
  return { element: h("section", { "aria-label": "Screen" }, status, keys, place), ...running };
}

/** A stream as noVNC takes one: in the shape of a WebSocket. */
class StreamChannel {
  binaryType = "arraybuffer";
  protocol = "";
  readyState: number = WebSocket.OPEN;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onerror: ((error: unknown) => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  /** What has ended it before its time. */
  error: unknown;
  readonly #stream: StreamCall;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;

  constructor(stream: StreamCall) {
    const { readable, writable } = duplex(stream);
    this.#stream = stream;
    this.#writer = writable.getWriter();
    this.#writer.closed.catch(() => {}); // Its reader hears of it, too.
    void this.#read(readable);
  }

  send(data: Uint8Array): void {
    // What noVNC sends from is its own, and used again.
    this.#writer.write(new Uint8Array(data)).catch(() => {});
  }

  close(): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.#ended();
    void this.#stream.abort();
  }

  async #read(readable: ReadableStream<Uint8Array>): Promise<void> {
    try {
      for await (const bytes of readable) this.onmessage?.({ data: new Uint8Array(bytes).buffer });
    } catch (error) {
      this.error = error;
      this.onerror?.(error);
    }
    this.#ended();
  }

  #ended(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code: 1000, reason: "", wasClean: true });
  }
}
