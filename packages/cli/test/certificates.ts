import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

// Certificates made on the spot, so that no key lies in the repository and none expires by itself. Just enough of X.509 and DER.

/** A certificate, and the key that goes with it. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** Whoever signs. */
export interface Authority extends Certified {
  readonly name: string;
  readonly signingKey: KeyObject;
}

/** What a certificate says. */
interface Said {
  readonly name: string;
  readonly hosts?: readonly string[];
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
}

/** Somebody who signs certificates, and whom nobody trusts unless told. */
export function authority(name = "preau test authority"): Authority {
  const { publicKey, privateKey } = keyPair();
  const der = certificate({ name }, { publicKey, issuer: name, signingKey: privateKey, isAuthority: true });
  return { name, signingKey: privateKey, cert: pem(der), key: keyText(privateKey) };
}

/** A server's certificate, signed by somebody, or by itself. */
export function certified(said: Said, by?: Authority): Certified {
  const { publicKey, privateKey } = keyPair();
  const der = certificate(said, {
    publicKey,
    issuer: by?.name ?? said.name,
    signingKey: by?.signingKey ?? privateKey,
    isAuthority: false,
  });
  return { cert: pem(der), key: keyText(privateKey) };
}

function keyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function keyText(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function certificate(
  { name, hosts = [], from = -1, to = 30 }: Said,
  signed: {
    readonly publicKey: KeyObject;
    readonly issuer: string;
    readonly signingKey: KeyObject;
    readonly isAuthority: boolean;
  },
): Buffer {
  const algorithm = sequence(identifier("1.2.840.10045.4.3.2")); // ECDSA with SHA-256
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))), // version 3
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    distinguished(signed.issuer),
    sequence(moment(from), moment(to)),
    distinguished(name),
    signed.publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(...extensions(hosts, signed.isAuthority))),
  );
  const signature = createSign("SHA256").update(content).sign(signed.signingKey);
  return sequence(content, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

function extensions(hosts: readonly string[], isAuthority: boolean): readonly Buffer[] {
  const yes = tagged(0x01, Buffer.from([0xff]));
  const basic = sequence(identifier("2.5.29.19"), yes, tagged(0x04, sequence(...(isAuthority ? [yes] : []))));
  if (hosts.length === 0) return [basic];
  const names = hosts.map((host) =>
    /^[\d.]+$/u.test(host)
      ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
      : tagged(0x82, Buffer.from(host, "latin1")),
  );
  return [basic, sequence(identifier("2.5.29.17"), tagged(0x04, sequence(...names)))];
}

function distinguished(name: string): Buffer {
  return sequence(tagged(0x31, sequence(identifier("2.5.4.3"), tagged(0x0c, Buffer.from(name, "utf8")))));
}

function moment(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/gu, "");
  return tagged(0x18, Buffer.from(text, "latin1")); // GeneralizedTime
}

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = rest.flatMap((part) => {
    const digits = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length, ...size]), content]);
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/gu) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
