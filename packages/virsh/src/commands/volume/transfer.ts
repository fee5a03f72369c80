import type { StorageVol } from "@libvirt-ts/core";
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
  await uploadFile(context, await findVolume(context, args.vol, args.pool), args);
}

/** What of a file goes where in a volume; all of it to its beginning unless told otherwise. */
interface Upload {
  readonly file: string;
  readonly offset?: bigint | undefined;
  readonly length?: bigint | undefined;
  /** Whether runs of zeros go as holes. */
  readonly sparse?: boolean;
}

/** Puts the bytes of a file into a volume, and tells how far it is. */
export async function uploadFile(
  context: Context,
  vol: StorageVol,
  { file, offset = 0n, length, sparse }: Upload,
): Promise<void> {
  const values = { vol: vol.name(), file };
  const { readFileAs, readSparseFileAs } = await import("../../values/streams.js");
  const progress = progressOf(context, "Upload");
  await context.attempt(msg("Failed to upload '{file}' to vol {vol}"), values, async (call) => {
    const range = [offset, length ?? 0n] as const;
    if (sparse) {
      const chunks = await readSparseFileAs(file, length, progress);
      await vol.uploadSparse(chunks, ...range, StorageVolUploadFlags.SPARSE_STREAM, call);
    } else {
      const bytes = await readFileAs(file, length, progress);
      await vol.upload(bytes.pipeThrough(counting(progress)), ...range, 0, call);
    }
  });
  progress.end();
}
