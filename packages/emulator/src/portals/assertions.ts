import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { opaque } from "./exchange.js";

/** What a portal asks ÉduConnect. */
export interface SignInRequest {
  /** Absent when the portal asked for nothing: ÉduConnect was told whom to answer by its address. */
  readonly id?: string;
  /** Where the answer goes ("assertion consumer service"). */
  readonly acs: string;
  readonly relayState?: string;
}

/** Who signed in, and in answer to what. */
export interface Assertion {
  readonly login: string;
  readonly inResponseTo?: string;
}

/** A request of a portal, as XML. */
export function requestXml(about: {
  readonly id: string;
  readonly acs: string;
  readonly issuer: string;
}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><saml2p:AuthnRequest xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="${about.id}" Version="2.0" AssertionConsumerServiceURL="${xml(about.acs)}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${xml(about.issuer)}</saml2:Issuer></saml2p:AuthnRequest>`;
}

/** `SAMLRequest` of a form: base64. */
export function packForPost(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

/** `SAMLRequest` of a redirection: deflated, then base64. */
export function packForRedirect(text: string): string {
  return deflateRawSync(Buffer.from(text, "utf8")).toString("base64");
}

/** Reads a `SAMLRequest` of either sort; nothing when it is none. */
export function readRequest(packed: string, binding: "post" | "redirect"): SignInRequest | undefined {
  const text = unpack(packed, binding);
  const id = /\bID="([^"]+)"/.exec(text)?.[1];
  const acs = /AssertionConsumerServiceURL="([^"]+)"/.exec(text)?.[1];
  if (id === undefined || acs === undefined) return undefined;
  return { id, acs: acs.replaceAll("&amp;", "&") };
}

function unpack(packed: string, binding: "post" | "redirect"): string {
  try {
    const bytes = Buffer.from(packed, "base64");
    return (binding === "post" ? bytes : inflateRawSync(bytes)).toString("utf8");
  } catch {
    return "";
  }
}

/** A new request id. */
export function requestId(): string {
  return `_${opaque(16)}`;
}

/**
 * ÉduConnect's signature. Portals and ÉduConnect live in one process here and share the key: what counts is that an
 * answer that somebody changed is refused.
 */
export class Assertions {
  readonly #key = randomBytes(32);

  /** `SAMLResponse`. */
  sign({ login, inResponseTo }: Assertion): string {
    const name = Buffer.from(login, "utf8").toString("base64");
    const signature = this.#signatureOf(name, inResponseTo ?? "");
    const answers = inResponseTo === undefined ? "" : ` InResponseTo="${inResponseTo}"`;
    const text = `<?xml version="1.0" encoding="UTF-8"?><saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="${requestId()}"${answers} Version="2.0"><saml2p:Status>Success</saml2p:Status><saml2:Subject xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:NameID>${name}</saml2:NameID></saml2:Subject><ds:SignatureValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${signature}</ds:SignatureValue></saml2p:Response>`;
    return Buffer.from(text, "utf8").toString("base64");
  }

  /** What an answer asserts; nothing when its signature does not fit. */
  read(packed: string): Assertion | undefined {
    const text = Buffer.from(packed, "base64").toString("utf8");
    const name = /<saml2:NameID>([^<]*)</.exec(text)?.[1];
    const given = /SignatureValue[^>]*>([^<]*)</.exec(text)?.[1];
    const inResponseTo = /InResponseTo="([^"]+)"/.exec(text)?.[1];
    if (name === undefined || given === undefined) return undefined;
    const right = Buffer.from(this.#signatureOf(name, inResponseTo ?? ""));
    const theirs = Buffer.from(given);
    if (right.length !== theirs.length || !timingSafeEqual(right, theirs)) return undefined;
    const login = Buffer.from(name, "base64").toString("utf8");
    return { login, ...(inResponseTo === undefined ? {} : { inResponseTo }) };
  }

  #signatureOf(name: string, inResponseTo: string): string {
    return createHmac("sha256", this.#key).update(`${inResponseTo}\n${name}`).digest("base64");
  }
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
