import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { type PeerCertificate, connect as secure, type TLSSocket } from "node:tls";
import type { Cause, Details } from "./diagnosis.js";

/** What a probe found out. */
export interface Probed {
  /** Absent when it is well. */
  readonly cause?: Cause;
  readonly details: Details;
}

/** Where to knock. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** How long to wait, and who may give up. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Place of an address. A host in brackets loses them. */
export function placeOf(root: string): Place {
  const { hostname, port, protocol } = new URL(root);
  const usual = protocol === "http:" ? 80 : 443;
  return { host: hostname.replace(/^\[|\]$/gu, ""), port: port === "" ? usual : Number(port) };
}

/** Looks the host's name up. */
export async function probeName({ host }: Place, patience: Patience): Promise<Probed> {
  if (isIP(host) !== 0) return { details: { host, addresses: 1 } };
  try {
    const found = await withPatience(lookup(host, { all: true }), patience);
    return { details: { host, addresses: found.length } };
  } catch (error) {
    patience.signal.throwIfAborted();
    const code = codeOf(error);
    const isUnknown = code === "ENOTFOUND" || code === "ENODATA";
    return { cause: isUnknown ? "host-unknown" : "dns-unavailable", details: { host, code } };
  }
}

const connectionCauses: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: "connection-refused",
  EHOSTUNREACH: "host-unreachable",
  ENETUNREACH: "host-unreachable",
  ENETDOWN: "host-unreachable",
  EADDRNOTAVAIL: "host-unreachable",
  ETIMEDOUT: "connection-timeout",
};

/** Connects, and sends nothing. */
export async function probeConnection(place: Place, patience: Patience): Promise<Probed> {
  const { host, port } = place;
  const socket = connect({ host, port });
  try {
    await withPatience(once(socket, "connect"), patience);
    return { details: { host, port } };
  } catch (error) {
    patience.signal.throwIfAborted();
    const code = codeOf(error);
    return { cause: connectionCauses[code] ?? "host-unreachable", details: { host, port, code } };
  } finally {
    socket.destroy();
  }
}

/**
 * Shakes hands, looks at the certificate, and sends nothing: what is not to be trusted is seen too, since saying what is wrong
 * with it is the point. The library itself refuses it.
 */
export async function probeTls(place: Place, patience: Patience): Promise<Probed> {
  const { host, port } = place;
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = secure({ host, port, ...servername, rejectUnauthorized: false });
  try {
    await withPatience(once(socket, "secureConnect"), patience);
    return judge(socket, place);
  } catch (error) {
    patience.signal.throwIfAborted();
    const code = codeOf(error);
    const isPlain = /WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST|RECORD_TYPE|EPROTO/u.test(code);
    const cause = code === "ETIMEDOUT" ? "connection-timeout" : isPlain ? "no-tls" : "tls-failed";
    return { cause, details: { host, port, code } };
  } finally {
    socket.destroy();
  }
}

function judge(socket: TLSSocket, { host, port }: Place): Probed {
  const certificate = socket.getPeerCertificate();
  const { valid_from: from, valid_to: to, issuer } = certificate as Partial<PeerCertificate>;
  const [validFrom, validTo] = [dayOf(from), dayOf(to)];
  const names = namesOf(certificate);
  const known: Details = {
    host,
    port,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(typeof issuer?.O === "string" ? { issuer: issuer.O } : {}),
    ...(names.length === 0 ? {} : { names }),
  };
  const protocol = socket.getProtocol();
  if (socket.authorized) return { details: { ...known, ...(protocol === null ? {} : { protocol }) } };
  // In Node this is a code, whatever its type says; or a sentence where there is none.
  const told = String(socket.authorizationError);
  const code = /^\w+$/u.test(told) ? told : "unknown";
  return { cause: certificateCause(code, { from, to }), details: { ...known, code } };
}

/** Dates first: what is wrong with them says more than that nobody vouches for it either. */
function certificateCause(
  code: string,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Cause {
  const now = Date.now();
  if (code === "CERT_HAS_EXPIRED" || Date.parse(to ?? "") < now) return "certificate-expired";
  if (code === "CERT_NOT_YET_VALID" || Date.parse(from ?? "") > now) return "certificate-not-yet-valid";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificate-of-another-host";
  return code === "DEPTH_ZERO_SELF_SIGNED_CERT" ? "certificate-self-signed" : "certificate-untrusted";
}

function namesOf({ subjectaltname }: Partial<PeerCertificate>): readonly string[] {
  const names = (subjectaltname ?? "").split(", ").map((name) => name.replace(/^(?:DNS|IP Address):/u, ""));
  return names.filter((name) => name !== "").slice(0, 5);
}

function dayOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function once(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once("error", reject);
    socket.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
  });
}

/** Waits no longer than allowed; what comes later is nobody's any more. */
async function withPatience<T>(work: Promise<T>, { timeoutMs, signal }: Patience): Promise<T> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let leave: (() => void) | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("too slow"), { code: "ETIMEDOUT" })), timeoutMs);
    leave = () => reject(signal.reason as Error);
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    if (leave !== undefined) signal.removeEventListener("abort", leave);
    work.catch(() => undefined);
  }
}

/** Code of a failure; several addresses were tried when it is of several kinds. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "unknown";
}
