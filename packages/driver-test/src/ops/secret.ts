import { randomUUID } from "node:crypto";
import {
  ErrorNumber,
  type LibvirtError,
  passesFilters,
  type SecretOperations,
  type SecretRef,
} from "@libvirt-ts/driver";
import { ConnectListAllSecretsFlags, SecretEventLifecycleType } from "@libvirt-ts/driver/flags";
import { parseUuid } from "@libvirt-ts/xml";
import { formatSecret, parseSecret, type Secret } from "@libvirt-ts/xml/secret";
import { readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import { forget, secretRef, type TestSecret, usageOf } from "../state/secret.js";

const { EPHEMERAL, NO_EPHEMERAL, PRIVATE, NO_PRIVATE } = ConnectListAllSecretsFlags;

/** Bytes; what libvirt's protocol can carry. */
const longestValue = 65_536;

/** Secrets. A value is handed to who asks for it, and stands in no document, event or error. */
export function secretOperations(
  { secrets, secretEvents }: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<SecretOperations> {
  const find = ({ uuid }: Pick<SecretRef, "uuid">): TestSecret => {
    const secret = secrets.find(uuid);
    if (secret !== undefined) return secret;
    throw testError(ErrorNumber.NO_SECRET, `secret with uuid ${uuid}`);
  };
  const tell = (secret: TestSecret, type: number) =>
    secretEvents.emit({ event: "lifecycle", secret: secretRef(secret), type, detail: 0 });

  /** The secret that a document is about, if it is known; what may not be changed is refused. */
  function known(document: Secret, uuid: string | undefined): TestSecret | undefined {
    const { usageType, usageID } = usageOf(document);
    const named = uuid === undefined ? undefined : secrets.find(uuid);
    const user = secrets.usedFor({ usageType, usageID });
    if (user !== undefined && user !== named) {
      throw testError(ErrorNumber.INTERNAL_ERROR, `usage ${usageID}`, `it belongs to secret ${user.uuid}`);
    }
    if (named === undefined) return undefined;
    const before = usageOf(named.definition);
    if (before.usageType !== usageType || before.usageID !== usageID) {
      throw testError(ErrorNumber.INTERNAL_ERROR, `secret ${uuid}`, "what it is for cannot be changed");
    }
    if (isPrivate(named.definition) && !isPrivate(document)) {
      throw testError(ErrorNumber.OPERATION_DENIED, `secret ${uuid}`, "it is private and stays so");
    }
    return named;
  }

  return {
    async listAllSecrets(flags) {
      return Array.from(secrets.values())
        .filter(({ definition }) =>
          passesFilters(flags, [
            [
              [EPHEMERAL, definition.ephemeral === "yes"],
              [NO_EPHEMERAL, definition.ephemeral !== "yes"],
            ],
            [
              [PRIVATE, isPrivate(definition)],
              [NO_PRIVATE, !isPrivate(definition)],
            ],
          ]),
        )
        .map(secretRef);
    },

    secretLookupByUUID: async (uuid) => secretRef(find({ uuid })),

    async secretLookupByUsage(usageType, usageID) {
      const secret = secrets.usedFor({ usageType, usageID });
      if (secret !== undefined) return secretRef(secret);
      throw testError(ErrorNumber.NO_SECRET, `secret with usage ${usageType} '${usageID}'`);
    },

    async secretDefineXML(xml, _flags) {
      const { secret: document } = readDocument("secret XML", () => parseSecret(xml), warn);
      const given = document.uuid === undefined ? undefined : parseUuid(document.uuid.trim());
      if (document.uuid !== undefined && given === undefined) {
        throw testError(
          ErrorNumber.XML_ERROR,
          "secret XML",
          `the uuid ${JSON.stringify(document.uuid)} is none`,
        );
      }
      const uuid = given ?? randomUUID();
      const definition = document.uuid === undefined ? { ...document, uuid } : document;
      const secret = known(document, given) ?? { uuid, definition };
      secret.definition = definition;
      secrets.add(secret);
      tell(secret, SecretEventLifecycleType.DEFINED);
      return secretRef(secret);
    },

    async secretUndefine(ref) {
      const secret = find(ref);
      secrets.remove(secret);
      tell(secret, SecretEventLifecycleType.UNDEFINED);
    },

    secretGetXMLDesc: async (ref) => formatSecret(find(ref).definition),

    async secretGetValue(ref) {
      const { uuid, value, definition } = find(ref);
      if (isPrivate(definition))
        throw testError(ErrorNumber.INVALID_SECRET, `secret ${uuid}`, "it is private");
      if (value !== undefined) return value.slice();
      throw testError(ErrorNumber.NO_SECRET, `secret ${uuid}`, "it has no value yet");
    },

    async secretSetValue(ref, value) {
      const secret = find(ref);
      if (value.length > longestValue) {
        throw invalidArgument(
          `secret ${secret.uuid}`,
          `a value has ${longestValue} bytes at most, not ${value.length}`,
        );
      }
      forget(secret);
      secret.value = value.slice();
      secretEvents.emit({ event: "value-changed", secret: secretRef(secret) });
    },
  };
}

const isPrivate = (definition: Secret): boolean => definition.private === "yes";
