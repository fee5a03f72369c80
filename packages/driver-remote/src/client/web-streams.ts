import type { StreamCall, StreamItem } from "./stream-call.js";

/** A part of a sparse stream: bytes, or a run of zeros that is not transferred, its length in bytes. */
export type SparseItem = { readonly data: Uint8Array } | { readonly hole: number };

/** Both directions of a console or channel. */
export interface DuplexStreams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

function readableOf<T>(
  stream: StreamCall,
  convert: (item: StreamItem) => T,
  cancel: () => Promise<void>,
): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const item = await stream.read();
        if (item === undefined) controller.close();
        else controller.enqueue(convert(item));
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

function writableOf<T>(
  stream: StreamCall,
  write: (chunk: T) => Promise<void>,
  close: () => Promise<void>,
): WritableStream<T> {
  return new WritableStream<T>({
    start(controller) {
      stream.onFail = (error) => controller.error(error);
    },
    write,
    close,
    abort: () => stream.abort(),
  });
}

/** Only a sparse stream has holes: one elsewhere has ended the connection before. */
const bytesOf = (item: StreamItem) => (item instanceof Uint8Array ? item : new Uint8Array(0));
const sparseOf = (item: StreamItem): SparseItem =>
  item instanceof Uint8Array ? { data: item } : { hole: Number(item.hole) };

/** What a stream brings. Cancelling it aborts on the wire; an error of the peer rejects the reader. */
export function download(stream: StreamCall): ReadableStream<Uint8Array> {
  return readableOf(stream, bytesOf, () => stream.abort());
}

/** What a sparse stream brings, its holes as such. */
export function sparseDownload(stream: StreamCall): ReadableStream<SparseItem> {
  return readableOf(stream, sparseOf, () => stream.abort());
}

/** What a stream takes; closing it waits until the peer has confirmed everything. */
export function upload(stream: StreamCall): WritableStream<Uint8Array> {
  return writableOf(
    stream,
    (chunk) => stream.write(chunk),
    () => stream.finish(),
  );
}

/** What a sparse stream takes: bytes, and holes that are not transferred. */
export function sparseUpload(stream: StreamCall): WritableStream<SparseItem> {
  return writableOf(
    stream,
    (item) => ("data" in item ? stream.write(item.data) : stream.writeHole(BigInt(item.hole))),
    () => stream.finish(),
  );
}

/** Both directions. Cancelling `readable` or closing `writable` leaves the other one open; both together end it. */
export function duplex(stream: StreamCall): DuplexStreams {
  let half = false;
  const close = async (whole: () => Promise<void>) => {
    if (half) await whole();
    half = true;
  };
  return {
    readable: readableOf(stream, bytesOf, () => {
      stream.discard();
      return close(() => stream.abort());
    }),
    writable: writableOf(
      stream,
      (chunk: Uint8Array) => stream.write(chunk),
      () => close(() => stream.finish()),
    ),
  };
}
