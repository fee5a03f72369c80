import { decodePayload, type Frame, MessageStatus, MessageType, type Procedure } from "@libvirt-ts/rpc";
import { protocolError, remoteError } from "./errors.js";

/** A procedure, whatever it carries. */
export type AnyProcedure = Procedure<unknown, unknown>;

/** As many descriptors as a message may carry. C: `VIR_NET_MESSAGE_NUM_FDS_MAX`. */
const FDS_MAX = 32;

/** The header of a message of a call, or of its stream. */
export function headerOf(
  { program, number }: AnyProcedure,
  type: MessageType,
  serial: number,
  status: MessageStatus,
) {
  return { program: program.number, version: program.version, procedure: number, type, serial, status };
}

/**
 * What an answer brings. Throws what it says, or what is wrong with it. `skip` is told of the bytes that follow it for its
 * file descriptors, which Node cannot receive.
 */
export function readReply(procedure: AnyProcedure, frame: Frame, skip: (bytes: number) => void): unknown {
  const { program, number, name, ret } = procedure;
  let { payload } = frame;
  if (frame.type === MessageType.REPLY_WITH_FDS) {
    const count = payload.length < 4 ? 0 : new DataView(payload.buffer, payload.byteOffset).getUint32(0);
    if (count > FDS_MAX) throw protocolError(`${name}: ${count} file descriptors`);
    skip(count);
    payload = payload.subarray(4);
  }
  if (frame.program !== program.number || frame.procedure !== number) {
    throw protocolError(`${name}: answered as procedure ${frame.procedure} of program ${frame.program}`);
  }
  if (frame.status === MessageStatus.ERROR) throw remoteError(payload);
  if (frame.status !== MessageStatus.OK) throw protocolError(`${name}: answered with status ${frame.status}`);
  return decodePayload(ret, payload);
}
