import type { Access } from "../access/access.js";
import { authFailed } from "../session/errors.js";
import type { Passwords } from "./passwords.js";
import { ScramServer } from "./scram-server.js";

/** How clients of a door log in. */
export interface SaslOptions {
  readonly passwords: Passwords;
}

/** Numbers of the wire. */
const [authNone, authSasl] = [0, 1];

/** Wrong logins of one client before it is closed. */
const attempts = 3;

const mechanism = "SCRAM-SHA-256";

/** What a SASL call answers: data, and whether that was all. */
interface SaslAnswer {
  readonly complete: number;
  readonly nil: number;
  readonly data: Uint8Array;
}

/** Whether a client has said who it is. */
export class Login {
  readonly #door: { readonly sasl: SaslOptions | undefined; readonly access: Access };
  readonly #onIn: (user: string) => void;
  readonly #onTooMany: () => void;
  #exchange: ScramServer | undefined;
  #begun = false;
  #failures = 0;
  #isIn: boolean;
  #user: string | undefined;

  /** Without `sasl` whoever comes is in. */
  constructor(
    door: { readonly sasl: SaslOptions | undefined; readonly access: Access },
    on: { in(user: string): void; tooMany(): void },
  ) {
    this.#door = door;
    this.#onIn = on.in;
    this.#onTooMany = on.tooMany;
    this.#isIn = door.sasl === undefined;
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  /** Who has logged in. */
  get user(): string | undefined {
    return this.#user;
  }

  /** The kinds of login that are asked for. */
  get types(): readonly number[] {
    return [this.#door.sasl === undefined ? authNone : authSasl];
  }

  /** Begins; tells the mechanisms. */
  begin(): string {
    return this.#trying(() => {
      if (this.#isIn || this.#begun) throw new Error("it is under way");
      this.#begun = true;
      return mechanism;
    });
  }

  start(wanted: string, data: Uint8Array | undefined): SaslAnswer {
    return this.#trying((sasl) => {
      if (!this.#begun || this.#exchange !== undefined || wanted !== mechanism || data === undefined)
        throw new Error("it is not the time for it");
      this.#exchange = new ScramServer(sasl.passwords);
      return answer(this.#exchange.first(text(data)), false);
    });
  }

  step(data: Uint8Array | undefined): SaslAnswer {
    return this.#trying(() => {
      if (this.#exchange === undefined || data === undefined) throw new Error("it is not the time for it");
      const { user, proof } = this.#exchange.final(text(data));
      if (!this.#door.access.admits(user)) throw new Error("no rule is for this user");
      this.#isIn = true;
      this.#user = user;
      this.#onIn(user);
      return answer(proof, true);
    });
  }

  /** What fails says nothing of why, and it all begins again; not too often. */
  #trying<T>(act: (sasl: SaslOptions) => T): T {
    const { sasl } = this.#door;
    try {
      if (sasl === undefined) throw new Error("nobody has asked for it");
      return act(sasl);
    } catch {
      this.#exchange = undefined;
      this.#begun = false;
      if (++this.#failures >= attempts) this.#onTooMany();
      throw authFailed();
    }
  }
}

const answer = (message: string, isAll: boolean): SaslAnswer => ({
  complete: isAll ? 1 : 0,
  nil: 0,
  data: Buffer.from(message),
});

const text = (data: Uint8Array) => Buffer.from(data).toString("utf8");
