import type { StoragePool, StorageVol } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { element, formatElement, textElement } from "../kit/xml-text.js";
import { uploadFile } from "../volume/transfer.js";
import type { ImageFile } from "./options.js";
import type { Undo } from "./undo.js";

/** What volumes of a guest are made by. */
export interface Maker {
  readonly context: Context;
  readonly pool: StoragePool;
  readonly undo: Undo;
}

const volumeXML = (name: string, format: string, capacity: bigint): string =>
  formatElement(
    element(
      "volume",
      {},
      textElement("name", name),
      textElement("capacity", capacity),
      textElement("allocation", 0),
      element("target", {}, element("format", { type: format })),
    ),
  );

/** An empty volume. */
export async function makeVolume(
  { context, pool, undo }: Maker,
  name: string,
  format: string,
  capacity: bigint,
): Promise<StorageVol> {
  const volume = await context.attempt(msg("Failed to create vol {vol}"), { vol: name }, (call) =>
    pool.createXML(volumeXML(name, format, capacity), 0, call),
  );
  undo.add((call) => volume.delete(0, call));
  return volume;
}

/** A volume with the bytes of an image, as large as is wished. */
export async function copyImage(
  maker: Maker,
  name: string,
  image: ImageFile,
  size: bigint,
): Promise<StorageVol> {
  const { context, pool } = maker;
  const volume = await makeVolume(maker, name, image.format, image.capacity);
  await uploadFile(context, volume, { file: image.path });
  if (size > image.capacity)
    await context.attempt(msg("Failed to change size of volume '{vol}'"), { vol: name }, async (call) => {
      // A daemon knows what was uploaded once it has looked.
      await pool.refresh(0, call);
      await volume.resize(size, 0, call);
    });
  return volume;
}

/** A volume with these bytes. */
export async function writeVolume(
  maker: Maker,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<StorageVol> {
  const volume = await makeVolume(maker, name, "raw", BigInt(bytes.length));
  await maker.context.attempt(msg("Failed to write vol {vol}"), { vol: name }, (call) =>
    volume.upload(new Blob([bytes]).stream(), 0n, 0n, 0, call),
  );
  return volume;
}
