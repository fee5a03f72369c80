import { aborted, type CallOptions, type DriverConnection, ErrorDomain } from "@libvirt-ts/driver";
import { StorageVolDownloadFlags, StorageVolUploadFlags } from "@libvirt-ts/driver/flags";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import {
  domainOpenChannel,
  domainOpenConsole,
  domainScreenshot,
  storageVolDownload,
  storageVolUpload,
} from "@libvirt-ts/rpc/protocol";
import type { StreamCall } from "../client/stream-call.js";
import { download, duplex, sparseDownload, sparseUpload, upload } from "../client/web-streams.js";
import type { RemoteClient } from "../remote-client.js";

const DOWNLOAD_SPARSE = StorageVolDownloadFlags.SPARSE_STREAM;
const UPLOAD_SPARSE = StorageVolUploadFlags.SPARSE_STREAM;

/** The operations that are streams. */
export function streamOperations(client: RemoteClient) {
  return {
    async domainOpenConsole(domain, devName, flags, options) {
      const args = { dom: domainRef.write(domain), devName, flags };
      return duplex((await client.stream(domainOpenConsole, args, options)).stream);
    },
    async domainOpenChannel(domain, name, flags, options) {
      const args = { dom: domainRef.write(domain), name, flags };
      return duplex((await client.stream(domainOpenChannel, args, options)).stream);
    },
    async domainScreenshot(domain, screen, flags, options) {
      const args = { dom: domainRef.write(domain), screen, flags };
      const { ret, stream } = await client.stream(domainScreenshot, args, options);
      return { mimeType: ret.mime ?? "", image: download(stream) };
    },
    async storageVolDownload(vol, offset, length, flags, options) {
      const { stream } = await client.stream(storageVolDownload, { vol, offset, length, flags }, options);
      return download(stream);
    },
    async storageVolDownloadSparse(vol, offset, length, flags, options) {
      const args = { vol, offset, length, flags: flags | DOWNLOAD_SPARSE };
      const { stream } = await client.stream(storageVolDownload, args, { ...options, sparse: true });
      return sparseDownload(stream);
    },
    async storageVolUpload(vol, source, offset, length, flags, options) {
      const opening = client.stream(storageVolUpload, { vol, offset, length, flags }, options);
      await send(source, opening, upload, options);
    },
    async storageVolUploadSparse(vol, source, offset, length, flags, options) {
      const args = { vol, offset, length, flags: flags | UPLOAD_SPARSE };
      const opening = client.stream(storageVolUpload, args, { ...options, sparse: true });
      await send(source, opening, sparseUpload, options);
    },
  } satisfies Partial<DriverConnection>;
}

/** Sends all of a source, which is cancelled where that comes to nothing. */
async function send<T>(
  source: ReadableStream<T>,
  opening: Promise<{ readonly stream: StreamCall }>,
  sink: (stream: StreamCall) => WritableStream<T>,
  { signal }: CallOptions = {},
): Promise<void> {
  let stream: StreamCall | undefined;
  try {
    ({ stream } = await opening);
    await source.pipeTo(sink(stream), signal ? { signal } : {});
  } catch (error) {
    if (stream === undefined) await source.cancel(error).catch(() => undefined);
    else void stream.abort();
    throw signal?.aborted ? aborted(ErrorDomain.STORAGE, signal, "what was sent before that stays") : error;
  }
}
