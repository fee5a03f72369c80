import { crc32, deflateSync } from "node:zlib";

/** A chunk of PNG. */
function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(body.length, 0);
  framed.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([framed.subarray(0, 4), named, framed.subarray(4)]);
}

/**
 * A screen as Xvfb keeps it in a file (X11/XWDFile.h: 25 words of header in big-endian, colours of 12 bytes, then lines of 4
 * bytes a pixel) as PNG, and how many colours are on it.
 */
export function pngOfXwd(xwd: Buffer): { readonly png: Buffer; readonly colours: number } {
  const word = (at: number) => xwd.readUInt32BE(4 * at);
  const [headerSize, width, height, lineBytes, colourCount] = [word(0), word(4), word(5), word(12), word(19)];
  const pixels = xwd.subarray(headerSize + 12 * colourCount);
  const lines = Buffer.alloc(height * (1 + 3 * width));
  const colours = new Set<number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels.readUInt32LE(y * lineBytes + 4 * x) & 0xff_ff_ff;
      colours.add(colour);
      lines.writeUIntBE(colour, y * (1 + 3 * width) + 1 + 3 * x, 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(lines)), chunk("IEND", Buffer.alloc(0))];
  return { png: Buffer.concat([signature, ...parts]), colours: colours.size };
}
