/** Names a device of the host; the name is the identity. */
export interface NodeDeviceRef {
  readonly name: string;
}
