/** A part of a sparse stream: bytes, or a run of zeros that is not transferred, its length in bytes. */
export type SparseChunk = { readonly data: Uint8Array } | { readonly hole: number };

/** Both directions of a console or channel. Cancelling `readable` or closing `writable` leaves the other one open. */
export interface DuplexStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}
