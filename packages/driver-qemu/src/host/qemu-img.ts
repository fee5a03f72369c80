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

/** The names of the snapshots inside an image. */
export async function snapshotsIn(path: string, format: string): Promise<string[]> {
  const text = await qemuImg(path, ["info", "--output=json", ...imageOptions(path, format)]);
  const { snapshots = [] } = JSON.parse(text) as { snapshots?: readonly { readonly name: string }[] };
  return snapshots.map(({ name }) => name);
}
