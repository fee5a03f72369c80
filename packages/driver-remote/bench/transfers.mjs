import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { download, RpcClient, upload } from "@libvirt-ts/driver-remote/client";
import { connectUnix } from "@libvirt-ts/driver-remote/transport";
import {
  storagePoolCreateXML,
  storageVolCreateXML,
  storageVolDownload,
  storageVolUpload,
} from "@libvirt-ts/rpc/protocol";
import { compare } from "./compare.mjs";

const MIB = 1024 * 1024;
const VOLUME = 128 * MIB;
const PIECE = 256 * 1024;
const run = promisify(execFile);

/** A volume to a file, and back. */
export async function benchTransfers(daemon, session, rivals) {
  const client = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
    name: "qemu:///session",
  });
  const { pool } = await client.call(storagePoolCreateXML, {
    xml: `<pool type='dir'><name>p</name><target><path>${join(daemon.folder, "data")}</path></target></pool>`,
    flags: 0,
  });
  const { vol } = await client.call(storageVolCreateXML, {
    pool,
    xml: `<volume><name>v</name><capacity>${VOLUME}</capacity><allocation>${VOLUME}</allocation></volume>`,
    flags: 0,
  });
  const all = { vol, offset: 0n, length: 0n, flags: 0 };
  const file = daemon.file("copy");
  const virsh = (command) => run("virsh", ["-c", session, command, vol.key, file]);
  const python = rivals.find(({ name }) => name === "python-libvirt");

  await compare(`${VOLUME / MIB} MiB down, to a file`, 9, {
    async ours() {
      const { stream } = await client.stream(storageVolDownload, all);
      await pipeline(download(stream), createWriteStream(file, { highWaterMark: MIB }));
    },
    "C's virsh": () => virsh("vol-download"),
    ...(python && { "python-libvirt, to nowhere": () => python.run(`download 1 ${vol.key}`) }),
  });
  await compare(`${VOLUME / MIB} MiB up, from a file`, 9, {
    async ours() {
      const { stream } = await client.stream(storageVolUpload, all);
      await piecesOf(file).pipeTo(upload(stream));
    },
    "C's virsh": () => virsh("vol-upload"),
  });
  await client.close();
  console.log(`\nmemory at most: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
}

/** A file in pieces, read as they are wanted. */
function piecesOf(path) {
  let file;
  return new ReadableStream({
    async start() {
      file = await open(path);
    },
    async pull(controller) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(PIECE));
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
      await file.close();
      controller.close();
    },
  });
}
