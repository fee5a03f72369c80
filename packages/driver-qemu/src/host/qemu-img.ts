import { runProgram } from "./run-program.js";

/**
 * Runs `qemu-img`, as `runProgram` does. `what` is for errors; `onProgress` is told what it says while it works, which is
 * something with the option `-p` only.
 */
export function qemuImg(
  what: string,
  args: readonly string[],
  signal?: AbortSignal,
  onProgress?: (line: string) => void,
): Promise<string> {
  let rest = "";
  const onOutput = (text: string): void => {
    // It writes over its own line.
    const lines = `${rest}${text}`.split(/[\r\n]+/);
    rest = lines.pop()!;
    for (const line of lines) if (line.trim() !== "") onProgress?.(line.trim());
  };
  return runProgram("qemu-img", args, {
    what,
    missing: "there is no qemu-img on this host",
    signal,
    onOutput: onProgress && onOutput,
  });
}

/** An image of a known format, so that nothing is guessed from what a guest has written into it. */
export function imageOptions(path: string, format: string): readonly string[] {
  return ["--image-opts", `driver=${format},file.driver=file,file.filename=${path.replaceAll(",", ",,")}`];
}

/** An image to be made. */
export interface NewImage {
  readonly format: string;
  /** The one that it lies on. */
  readonly below?: { readonly path: string; readonly format: string } | undefined;
  /** Bytes; without it as many as the one below has, which is opened for that: a guest that runs has it locked. */
  readonly size?: number | bigint | undefined;
}

/** Makes an empty image. */
export async function makeImage(path: string, { format, below, size }: NewImage): Promise<void> {
  const under = below === undefined ? [] : ["-b", below.path, "-F", below.format];
  const unseen = below !== undefined && size !== undefined ? ["-u"] : [];
  const length = size === undefined ? [] : [`${size}`];
  await qemuImg(path, ["create", "-q", "-f", format, ...unseen, ...under, path, ...length]);
}

/** What is inside an image; of a qcow2 image its bitmaps, too. */
interface ImageInfo {
  readonly snapshots?: readonly { readonly name: string }[];
  readonly "format-specific"?: { readonly data: { readonly bitmaps?: readonly { readonly name: string }[] } };
}

async function infoOf(path: string, format: string): Promise<ImageInfo> {
  const text = await qemuImg(path, ["info", "--output=json", ...imageOptions(path, format)]);
  return JSON.parse(text) as ImageInfo;
}

/** The names of the snapshots inside an image. */
export async function snapshotsIn(path: string, format: string): Promise<string[]> {
  const { snapshots = [] } = await infoOf(path, format);
  return snapshots.map(({ name }) => name);
}

/** The names of the bitmaps that a qcow2 image stores. */
export async function bitmapsIn(path: string): Promise<string[]> {
  const { bitmaps = [] } = (await infoOf(path, "qcow2"))["format-specific"]?.data ?? {};
  return bitmaps.map(({ name }) => name);
}
