import type { Problem } from "../errors.js";
import { domainTable } from "../generated/domain/table.generated.js";
import type { Devices, Disk } from "../generated/domain/types.generated.js";
import { parseWith, type ReadOptions } from "../runtime/parse.js";
import { reshaping } from "../runtime/reshape.js";
import { type ChildField, type Shape, shapeTable } from "../runtime/shape.js";
import { formatWith, type WriteOptions } from "../runtime/write.js";
import { refuse } from "../write/escape.js";

/** The elements of `<devices>` that are devices. */
export type DeviceElement = Exclude<keyof Devices, "$" | "emulator">;

type ItemOf<T> = T extends readonly (infer Item)[] ? Item : T;

type WithoutTarget<T> = T extends Disk ? Omit<T, "target"> & Partial<Pick<T, "target">> : never;

/** A disk that is no part of a guest, and may have no place in one. */
export type DeviceDisk = WithoutTarget<Disk>;

/** A device alone: the name of its element tells what it is. */
export type Device = {
  [Element in DeviceElement]: {
    readonly element: Element;
    readonly device: Element extends "disk" ? DeviceDisk : ItemOf<NonNullable<Devices[Element]>>;
  };
}[DeviceElement];

/** A device document, read. */
export type ParsedDevice = Device & {
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
};

/**
 * Reads a device document, as attach and detach take it: `<disk>`, `<interface>`, …
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDevice(input: string | Uint8Array, options: ReadOptions = {}): ParsedDevice {
  let element = "";
  const rootShape = (name: string): Shape | undefined => {
    element = name;
    return shapeOf(deviceField(name));
  };
  const device = Object.assign(rootShape, { expected: "a device" });
  const { value, warnings } = parseWith<object>(shapeTable(domainTable), device, input, options);
  return { element, device: value, warnings } as ParsedDevice;
}

/**
 * Writes a device document.
 *
 * @throws XmlError for what is no device, and for what XML cannot hold.
 */
export function formatDevice({ element, device }: Device, options: WriteOptions = {}): string {
  const shape = shapeOf(deviceField(element));
  if (shape === undefined) refuse("xml.root", `no device is called ${JSON.stringify(element)}`);
  const { namespaces } = shapeTable(domainTable);
  return formatWith(shape, namespaces, element, device, options);
}

function deviceField(name: string): ChildField | undefined {
  const devices = shapeTable(domainTable).root.children.get("devices")!.shape();
  const field = devices.children.get(name);
  return field?.kind === "shape" ? field : undefined;
}

function shapeOf(field: ChildField | undefined): Shape | undefined {
  return field?.name === "disk" ? withoutTarget(field.shape()) : field?.shape();
}

/** A disk that is no part of a guest need not say what it is there. */
const withoutTarget = reshaping(({ order }) =>
  order.map((field) => (field.name === "target" ? { ...field, required: false } : field)),
);
