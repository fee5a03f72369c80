import type { DuplexStream } from "@libvirt-ts/driver";
import { StorageVolDownloadFlags, StorageVolUploadFlags } from "@libvirt-ts/driver/flags";
import type { Frame, Procedure } from "@libvirt-ts/rpc";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import {
  domainOpenChannel,
  domainOpenConsole,
  domainOpenGraphicsFD,
  domainScreenshot,
  storageVolDownload,
  storageVolUpload,
} from "@libvirt-ts/rpc/protocol";
import type { Client, Handler } from "../session/client.js";
import { tooManyStreams, unsupportedOperation } from "../session/errors.js";
import { operationOf } from "../session/operation-of.js";
import { ConsoleStream } from "./console.js";
import { DownloadStream } from "./download.js";
import { UploadStream } from "./upload.js";

const sparseDownload = StorageVolDownloadFlags.SPARSE_STREAM;
const sparseUpload = StorageVolUploadFlags.SPARSE_STREAM;

/** The calls that open a stream of data. */
export const streamProcedures: ReadonlyMap<unknown, Handler> = new Map([
  on(domainOpenConsole, async (client, { dom, devName, flags }, call) => {
    const open = operationOf(client, "domainOpenConsole");
    await openBoth(client, call, open(domainRef.read(dom), devName, flags, { signal: client.signal }));
  }),
  on(domainOpenChannel, async (client, { dom, name, flags }, call) => {
    const open = operationOf(client, "domainOpenChannel");
    await openBoth(client, call, open(domainRef.read(dom), name, flags, { signal: client.signal }));
  }),
  on(domainOpenGraphicsFD, async (client, { dom, idx, flags }, call) => {
    // Everybody else waits for the descriptor that this function is about, and would not understand a stream.
    if (!client.isInBrowser) throw unsupportedOperation("domainOpenGraphicsFD");
    const open = operationOf(client, "domainOpenGraphicsFD");
    await openBoth(client, call, open(domainRef.read(dom), idx, flags, { signal: client.signal }));
  }),
  on(domainScreenshot, async (client, { dom, screen, flags }, call) => {
    const take = operationOf(client, "domainScreenshot");
    const { mimeType, image } = await take(domainRef.read(dom), screen, flags, { signal: client.signal });
    client.streams.open(call, (port) => new DownloadStream(port, image));
    return { mime: mimeType };
  }),
  on(storageVolDownload, async (client, { vol, offset, length, flags }, call) => {
    const name = (flags & sparseDownload) === 0 ? "storageVolDownload" : "storageVolDownloadSparse";
    const data = await operationOf(client, name)(vol, offset, length, flags & ~sparseDownload, {
      signal: client.signal,
    });
    client.streams.open(call, (port) => new DownloadStream(port, data));
  }),
  on(storageVolUpload, async (client, { vol, offset, length, flags }, call) => {
    const sparse = (flags & sparseUpload) !== 0;
    const write = sparse ? undefined : operationOf(client, "storageVolUpload");
    const writeSparse = sparse ? operationOf(client, "storageVolUploadSparse") : undefined;
    let stream!: UploadStream;
    client.streams.open(call, (port) => {
      stream = new UploadStream(port, sparse, client.streams.maxBytes);
      return stream;
    });
    const rest = [offset, length, flags & ~sparseUpload, { signal: client.signal }] as const;
    await stream.follow(
      writeSparse?.(vol, stream.inbound.readable, ...rest) ?? write!(vol, stream.bytes, ...rest),
    );
  }),
]);

/** A console, a channel or a screen, once the driver has opened it. */
async function openBoth(client: Client, call: Frame, opening: Promise<DuplexStream>): Promise<void> {
  const both = await opening;
  client.streams.open(call, (port) => new ConsoleStream(port, both, client.streams.maxBytes));
}

function on<Args, Ret>(
  procedure: Procedure<Args, Ret>,
  answer: (client: Client, args: Args, call: Frame) => Promise<Ret>,
): readonly [unknown, Handler] {
  return [
    procedure,
    async (client, args, call) => {
      if (!client.streams.hasRoom(call.serial)) throw tooManyStreams();
      return answer(client, args as Args, call);
    },
  ];
}
