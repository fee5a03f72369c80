import { ErrorNumber, type StorageVolRef } from "@libvirt-ts/driver";
import { error, type Mutant } from "./mutant.js";

/** Drivers that are wrong about transfers which do not go their usual way. */
export const transferMutants: readonly Mutant[] = [
  [
    "loses what is not read at once",
    (right) => ({
      storageVolDownload: async (...args: Parameters<typeof right.storageVolDownload>) => {
        const reader = (await right.storageVolDownload(...args)).getReader();
        setImmediate(() => reader.read().catch(() => {}));
        return new ReadableStream<Uint8Array>(
          {
            async pull(controller) {
              const { value, done } = await reader.read();
              if (done) controller.close();
              else controller.enqueue(value);
            },
            cancel: () => reader.cancel(),
          },
          { highWaterMark: 0 },
        );
      },
    }),
    "a download that nobody reads",
  ],
  [
    "empties a volume whose upload fails",
    (right) => ({
      storageVolUpload: (...args: Parameters<typeof right.storageVolUpload>) =>
        right.storageVolUpload(...args).catch(async (thrown) => {
          await right.storageVolWipe(args[0], 0, 0);
          throw thrown;
        }),
    }),
    "an upload that fails on the way",
  ],
  [
    "keeps a volume for an upload that was aborted",
    (right) => {
      let kept: string | undefined;
      return {
        storageVolUpload: async (...args: Parameters<typeof right.storageVolUpload>) => {
          if (kept === args[0].key) throw error(ErrorNumber.OPERATION_INVALID);
          await right.storageVolUpload(...args).catch((thrown) => {
            if (args[5]?.signal?.aborted) kept = args[0].key;
            throw thrown;
          });
        },
      };
    },
    "an upload is aborted at every stage",
  ],
  [
    "has no room for downloads once some were left",
    (right) => {
      let left = 0;
      return {
        storageVolDownload: async (ref: StorageVolRef, offset: bigint, length: bigint, flags: number) => {
          if (left++ > 12) throw error(ErrorNumber.OPERATION_FAILED);
          return right.storageVolDownload(ref, offset, length, flags);
        },
      };
    },
    "downloads that are left",
  ],
];
