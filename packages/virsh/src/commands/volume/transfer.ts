import { StorageVolDownloadFlags, StorageVolUploadFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { type Progress, progressOf } from "../../output/progress.js";
import { findVolume } from "../../values/find.js";
import type { ArgsOf } from "../table/group-commands.js";

/** The same pieces, counted as they pass. */
const counting = (progress: Progress): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform(piece, controller) {
      progress.advance(piece.length);
      controller.enqueue(piece);
    },
  });

export async function volDownload(context: Context, args: ArgsOf<"vol-download">): Promise<void> {
  const { file, sparse } = args;
  const vol = await findVolume(context, args.vol, args.pool);
  const values = { vol: vol.name(), file };
  const { writeFileOf, writeSparseFileOf } = await import("../../values/streams.js");
  const progress = progressOf(context, "Download");
  await context.attempt(msg("Failed to download vol {vol} to '{file}'"), values, async (call) => {
    const range = [args.offset ?? 0n, args.length ?? 0n] as const;
    if (sparse) {
      const chunks = await vol.downloadSparse(...range, StorageVolDownloadFlags.SPARSE_STREAM, call);
      await writeSparseFileOf(file, chunks, progress);
    } else {
      const bytes = await vol.download(...range, 0, call);
      await writeFileOf(file, bytes.pipeThrough(counting(progress)));
    }
  });
  progress.end();
}

export async function volUpload(context: Context, args: ArgsOf<"vol-upload">): Promise<void> {
  const { file, sparse } = args;
  const vol = await findVolume(context, args.vol, args.pool);
  const values = { vol: vol.name(), file };
  const { readFileAs, readSparseFileAs } = await import("../../values/streams.js");
  const progress = progressOf(context, "Upload");
  await context.attempt(msg("Failed to upload '{file}' to vol {vol}"), values, async (call) => {
    const range = [args.offset ?? 0n, args.length ?? 0n] as const;
    if (sparse) {
      const chunks = await readSparseFileAs(file, args.length, progress);
      await vol.uploadSparse(chunks, ...range, StorageVolUploadFlags.SPARSE_STREAM, call);
    } else {
      const bytes = await readFileAs(file, args.length, progress);
      await vol.upload(bytes.pipeThrough(counting(progress)), ...range, 0, call);
    }
  });
  progress.end();
}
