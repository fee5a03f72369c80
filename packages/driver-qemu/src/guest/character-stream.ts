import { Duplex } from "node:stream";
import { type DuplexStream, ErrorNumber } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";

/** Both directions of a guest's device. What is written after one of them has ended, or was given up, is OPERATION_ABORTED. */
export function characterStream(stream: Duplex, what: string): DuplexStream {
  const { readable, writable } = Duplex.toWeb(stream) as DuplexStream;
  const writer = writable.getWriter();
  const failed = (cause: unknown): never => {
    throw qemuError(ErrorNumber.OPERATION_ABORTED, what, "it is not open any more", cause);
  };
  const input: WritableStream<Uint8Array> = new WritableStream({
    start(controller) {
      writer.closed.catch(failed).catch((error) => controller.error(error));
    },
    write: async (bytes) => writer.write(bytes).catch(failed),
    close: async () => writer.close().catch(failed),
    abort: (reason) => writer.abort(reason),
  });
  return { readable, writable: input };
}
