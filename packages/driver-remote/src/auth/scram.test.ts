import { describe, expect, it } from "vitest";
import { ScramClient } from "./scram.js";

/** The exchanges that stand in RFC 5802 §5 and RFC 7677 §3. */
const vectors = [
  {
    hash: "SHA-1",
    nonce: "fyko+d2lbbFgONRv9qkxdawL",
    challenge: "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
    response: "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
    final: "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
  },
  {
    hash: "SHA-256",
    nonce: "rOprNGfwEbeRWgbNEkqO",
    challenge: "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
    response:
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
    final: "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
  },
] as const;

describe.each(vectors)("SCRAM-$hash", ({ hash, nonce, challenge, response, final }) => {
  const start = (password = "pencil") => new ScramClient(hash, { username: "user", password }, nonce);

  it("says what the RFC's client says, and believes the RFC's server", async () => {
    const client = start();
    expect(client.first()).toBe(`n,,n=user,r=${nonce}`);
    expect(await client.respond(challenge)).toBe(response);
    expect(() => client.verify(final)).not.toThrow();
  });

  it("believes no server that does not know the password", async () => {
    const client = start("pencil ");
    expect(await client.respond(challenge)).not.toBe(response);
    expect(() => client.verify(final)).toThrow("no proof of its identity");
  });

  it.each([
    ["a nonce that is not ours", challenge.replace("r=", "r=x")],
    ["our nonce with nothing added", challenge.replace(/r=[^,]*/, `r=${nonce}`)],
    ["no salt", challenge.replace(/s=[^,]*,/, "")],
    ["a salt that is none", challenge.replace(/s=[^,]*/, "s=***")],
    ["no rounds", challenge.replace(/,i=.*/, "")],
    ["no round at all", challenge.replace(/i=.*/, "i=0")],
    ["more rounds than anybody waits for", challenge.replace(/i=.*/, "i=4294967295")],
    ["nothing", ""],
  ])("refuses %s", async (_what, broken) => {
    await expect(start().respond(broken)).rejects.toThrow(/^SCRAM: the server sent /);
  });

  it.each(["", "v=", "e=invalid-proof", "v=AAAA", "x"])("refuses the last word %j", async (last) => {
    const client = start();
    await client.respond(challenge);
    expect(() => client.verify(last)).toThrow(/^SCRAM: the server sent /);
  });

  it("takes no last word before the challenge", () => {
    expect(() => start().verify(final)).toThrow("no proof of its identity");
  });
});

it("writes names so that they cannot become attributes, in one form of their letters", () => {
  const first = (username: string) => new ScramClient("SHA-256", { username, password: "" }, "N").first();
  expect(first("a,b=c")).toBe("n,,n=a=2Cb=3Dc,r=N");
  expect(first("\ufb01x")).toBe("n,,n=fix,r=N");
});

it("chooses a new nonce each time", () => {
  const nonces = Array.from({ length: 100 }, () =>
    new ScramClient("SHA-1", { username: "u", password: "p" }).first(),
  );
  expect(new Set(nonces).size).toBe(100);
});
