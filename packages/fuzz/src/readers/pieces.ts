/** Cuts bytes into pieces, which their own checksum decides: the same bytes are always cut alike. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let sum = bytes.length;
  for (let at = 0; at < bytes.length; ) {
    sum = (Math.imul(sum, 31) + bytes[at]!) >>> 0;
    const size = 1 + (sum % 23) * (sum % 3);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
