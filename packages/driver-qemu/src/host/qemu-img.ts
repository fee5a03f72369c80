import { execFile } from "node:child_process";
import { ErrorNumber } from "@libvirt-ts/driver";
import { isErrno, qemuError } from "../errors.js";

/** Answers of `qemu-img` are no longer than that. */
const maxAnswer = 16 * 1024 * 1024;

/**
 * Runs `qemu-img`. What it refuses is OPERATION_FAILED with its words. `what` is for errors; `onProgress` is told what it says
 * while it works, which is something with the option `-p` only.
 */
export function qemuImg(
  what: string,
  args: readonly string[],
  signal?: AbortSignal,
  onProgress?: (line: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      maxBuffer: maxAnswer,
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      ...(signal && { signal }),
    };
    const child = execFile("qemu-img", args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (isErrno(error, "ENOENT"))
        reject(qemuError(ErrorNumber.NO_SUPPORT, what, "there is no qemu-img on this host", error));
      else {
        const said = stderr.trim().replace(/^qemu-img: /, "") || error.message;
        reject(qemuError(ErrorNumber.OPERATION_FAILED, what, `qemu-img: ${said}`, error));
      }
    });
    let rest = "";
    if (onProgress !== undefined)
      child.stdout?.on("data", (text: string) => {
        // It writes over its own line.
        const lines = `${rest}${text}`.split(/[\r\n]+/);
        rest = lines.pop()!;
        for (const line of lines) if (line.trim() !== "") onProgress(line.trim());
      });
  });
}

/** An image of a known format, so that nothing is guessed from what a guest has written into it. */
export function imageOptions(path: string, format: string): readonly string[] {
  return ["--image-opts", `driver=${format},file.driver=file,file.filename=${path.replaceAll(",", ",,")}`];
}

/** The names of the snapshots inside an image. */
export async function snapshotsIn(path: string, format: string): Promise<string[]> {
  const text = await qemuImg(path, ["info", "--output=json", ...imageOptions(path, format)]);
  const { snapshots = [] } = JSON.parse(text) as { snapshots?: readonly { readonly name: string }[] };
  return snapshots.map(({ name }) => name);
}
