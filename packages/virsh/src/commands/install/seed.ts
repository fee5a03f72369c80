import type { FatFs } from "js-fatfs";

/** Bytes of a seed: a floppy's, or more where what it holds is larger. */
const smallest = 1440 * 1024;
const sector = 512;

/** Names and contents of the files that cloud-init looks for. */
export type SeedFiles = Readonly<Record<"meta-data" | "user-data", string>>;

/**
 * A disk for cloud-init's NoCloud: a FAT file system that is called CIDATA. The library that writes it is loaded here, by the
 * few who need one.
 */
export async function makeSeed(files: SeedFiles): Promise<Uint8Array<ArrayBuffer>> {
  const lib = await import("js-fatfs");
  const contents = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
  const length = contents.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const image = Buffer.alloc(Math.ceil((smallest + 2 * length) / 65_536) * 65_536);
  const fs = await lib.create({ diskio: ramDisk(lib, image) });
  const check = (result: number, what: string): void => {
    if (result !== lib.FR_OK) throw new Error(`the seed for cloud-init cannot be made: ${what} (${result})`);
  };
  const work = fs.malloc(4 * sector);
  // The file system alone: no partitions.
  const plain = { fmt: lib.FM_FAT | lib.FM_SFD, n_fat: 1, align: 0, n_root: 512, au_size: 0 };
  check(fs.f_mkfs("", plain, work, 4 * sector), "format");
  check(fs.f_mount(fs.malloc(lib.sizeof_FATFS), "", 1), "mount");
  const file = fs.malloc(lib.sizeof_FIL);
  const written = fs.malloc(4);
  for (const [name, bytes] of contents) {
    check(fs.f_open(file, name, lib.FA_WRITE | lib.FA_CREATE_NEW), name);
    const data = fs.malloc(Math.max(1, bytes.length));
    fs.HEAPU8.set(bytes, data);
    check(fs.f_write(file, data, bytes.length, written), name);
    check(fs.f_close(file), name);
    fs.free(data);
  }
  check(fs.f_unmount(""), "unmount");
  label(image, "CIDATA");
  return new Uint8Array(image);
}

function ramDisk(lib: typeof import("js-fatfs"), image: Buffer): import("js-fatfs").DiskIO {
  return {
    initialize: () => 0,
    status: () => 0,
    read(fs: FatFs, _drive: number, at: number, from: number, count: number) {
      fs.HEAPU8.set(image.subarray(from * sector, (from + count) * sector), at);
      return lib.RES_OK;
    },
    write(fs: FatFs, _drive: number, at: number, to: number, count: number) {
      image.set(fs.HEAPU8.subarray(at, at + count * sector), to * sector);
      return lib.RES_OK;
    },
    ioctl(fs: FatFs, _drive: number, command: number, at: number) {
      if (command === lib.GET_SECTOR_COUNT) fs.setValue(at, image.length / sector, "i32");
      else if (command === lib.GET_SECTOR_SIZE) fs.setValue(at, sector, "i16");
      else if (command === lib.GET_BLOCK_SIZE) fs.setValue(at, 1, "i32");
      return lib.RES_OK;
    },
  };
}

/** Gives the file system its name, which the library cannot: in the boot sector, and as an entry of the root folder. */
function label(image: Buffer, name: string): void {
  const text = name.padEnd(11);
  image.write(text, 43, "latin1");
  const [reserved, tables, entries, perTable] = [
    image.readUInt16LE(14),
    image.readUInt8(16),
    image.readUInt16LE(17),
    image.readUInt16LE(22),
  ];
  const root = (reserved + tables * perTable) * sector;
  for (let at = root; at < root + entries * 32; at += 32) {
    if (image[at] !== 0) continue;
    image.write(text, at, "latin1");
    image[at + 11] = 0x08;
    return;
  }
}
