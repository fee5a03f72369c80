import { describe, expect, it } from "vitest";
import { Passwords } from "./passwords.js";
import { ScramServer } from "./scram-server.js";

/** The exchange of RFC 7677, section 3: user `user`, password `pencil`. */
const rfc = {
  first: "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
  ownNonce: "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
  challenge: "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
  final:
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
  proof: "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
};
const record = {
  iterations: 4096,
  salt: Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64"),
  storedKey: Buffer.from("WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=", "base64"),
  serverKey: Buffer.from("wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=", "base64"),
};
const passwords = new Passwords(new Map([["user", record]]));
const server = () => new ScramServer(passwords, rfc.ownNonce);

it("speaks the exchange of RFC 7677", () => {
  const exchange = server();
  expect(exchange.first(rfc.first)).toBe(rfc.challenge);
  expect(exchange.final(rfc.final)).toEqual({ user: "user", proof: rfc.proof });
});

it("is of use once", () => {
  const exchange = server();
  expect(() => exchange.final(rfc.final)).toThrow();
  exchange.first(rfc.first);
  expect(() => exchange.first(rfc.first)).toThrow();
  exchange.final(rfc.final);
  expect(() => exchange.final(rfc.final)).toThrow();
});

describe("refuses", () => {
  it.each([
    ["nothing", ""],
    ["channel binding that it has not", "p=tls-unique,,n=user,r=abc"],
    ["somebody who acts for somebody else", "n,a=root,n=user,r=abc"],
    ["a needed extension", "n,,m=ext,n=user,r=abc"],
    ["a name that is not escaped", "n,,n=a=b,r=abc"],
    ["no nonce", "n,,n=user,r="],
    ["a nonce with a comma", "n,,n=user,r=a,b"],
    ["what is too long", `n,,n=${"u".repeat(5000)},r=abc`],
  ])("a first message with %s", (_, message) => {
    expect(() => server().first(message)).toThrow();
  });

  it.each([
    ["another binding", rfc.final.replace("biws", "eSws")],
    ["another nonce", rfc.final.replace("k0,p", "k1,p")],
    ["another proof", rfc.final.replace("p=dHz", "p=eHz")],
    ["a short proof", rfc.final.replace(/p=.*/, "p=AAAA")],
    ["no proof", rfc.final.replace(/,p=.*/, "")],
  ])("a final message with %s", (_, message) => {
    const exchange = server();
    exchange.first(rfc.first);
    expect(() => exchange.final(message)).toThrow();
  });
});

it("answers a user that is not there as it answers one that is, each time the same", () => {
  const challenge = (name: string) => server().first(rfc.first.replace("n=user", `n=${name}`));
  expect(challenge("nobody")).toMatch(/,s=[A-Za-z0-9+/]{22}==,i=\d+$/);
  expect(challenge("nobody")).toBe(challenge("nobody"));
  expect(challenge("nobody")).not.toBe(challenge("somebody"));
});
