import type { guardCalls } from "@libvirt-ts/driver";

/** The flags that operations honour, -1 where one looks at them itself; none, where an operation is not named. */
export type OperationFlags = NonNullable<Parameters<typeof guardCalls>[2]>;
