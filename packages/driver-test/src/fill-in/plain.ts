/** A device as a plain object, of which some is filled in. */
export type Plain = Readonly<Record<string, unknown>>;

/** Devices of whatever sort as plain objects. */
export const plains = (devices: readonly object[]): readonly Plain[] => devices as readonly Plain[];
