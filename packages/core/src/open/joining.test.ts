import {
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorLevel,
  ErrorNumber,
  type LibvirtError,
  type OpenRequest,
} from "@libvirt-ts/driver";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLibvirt } from "../libvirt.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const requests: OpenRequest[] = [];

/** A library of two drivers, the second of which looks after what others left in the way given. */
function joining(joined: NonNullable<DriverConnection["joined"]>) {
  const make = (name: string, methods: Partial<DriverConnection>): Driver =>
    defineDriver({
      name,
      version: 1,
      accepts: () => true,
      async open(request) {
        requests.push(request);
        return { listDomains: async () => [], close: async () => {}, ...methods };
      },
    });
  const warnings: LibvirtError[] = [];
  const library = createLibvirt({ drivers: [make("First", {}), make("Second", { joined })] });
  library.setErrorFunc((warning) => warnings.push(warning));
  return { library, warnings };
}

it.each([
  [
    "throws",
    () => {
      throw new Error("broken");
    },
  ],
  ["rejects", () => Promise.reject(new Error("broken"))],
])("a driver that %s when it joins is warned of, and the connection opens", async (_, joined) => {
  const { library, warnings } = joining(joined);
  await (await library.open("any:///")).close();
  expect(warnings).toMatchObject([{ code: ErrorNumber.INTERNAL_ERROR, level: ErrorLevel.WARNING }]);
  expect(warnings[0]!.message).toContain("broken");
});

it("a driver that takes for ever to join is not waited for", async () => {
  const { library, warnings } = joining(() => new Promise(() => {}));
  const opening = library.open("any:///");
  await vi.advanceTimersByTimeAsync(10_000);
  await (await opening).close();
  expect(warnings).toMatchObject([{ code: ErrorNumber.OPERATION_TIMEOUT, level: ErrorLevel.WARNING }]);
  expect(warnings[0]!.message).toContain("Second");
  expect(vi.getTimerCount()).toBe(0);
});

it("nobody joins a read-only connection, whatever its options say", async () => {
  const joined = vi.fn(async () => {});
  const { library } = joining(joined);
  requests.length = 0;
  await expect(library.openReadOnly("any:///", { readOnly: false } as object)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
  });
  await (await library.openReadOnly("any:///")).close();
  expect(joined).not.toHaveBeenCalled();
  expect(requests.map(({ readOnly }) => readOnly)).toEqual([true, true]);
});
