import { UsageError } from "../errors/errors.js";
import { isLoopback, parseAddress, type ServerAddress, urlOf } from "../transport/address.js";

/** Longer ones are no address of a school. */
const longestAddress = 2048;
/** What surrounds an address in a sentence or a mail, at either end. Tokens of an address never begin or end so. */
const before = /^[\s<>()[\]{}«»"'“”‘’`*_|,;:]+/u;
const after = /[\s<>()[\]{}«»"'“”‘’`*|.,;:!…]+$/u;
/** Characters without a shape that come along from mails and word processors. */
const shapeless = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Files that are asked for below a root, and blanks that were pasted into it. */
const leftovers = /(?:\/+infomobileapp\.json|%20|%c2%a0|[.,;:)])+$/iu;

/**
 * Reads an address as people paste it: out of a sentence or a mail, with or without scheme, page, query or fragment, with
 * a dot behind it. `http` becomes `https`, unless the host is this machine or allowed by name. A portal's login page says in
 * `service` which PRONOTE it is for: that one is meant.
 *
 * @throws UsageError when it is no address, or holds a name or a password; the message repeats nothing of it
 */
export function readPastedAddress(pasted: string, insecureHosts: readonly string[] = []): ServerAddress {
  if (typeof pasted !== "string" || pasted.length > longestAddress) return parseAddress("");
  const url = urlFrom(pasted);
  if (url === undefined) return parseAddress("");
  refuseSecrets(url);
  const service = url.searchParams.get("service");
  const meant = (service === null ? undefined : serviceUrl(service)) ?? url;
  refuseSecrets(meant);
  meant.hostname = meant.hostname.replace(/\.+$/u, "");
  meant.pathname = meant.pathname.replace(leftovers, "");
  if (meant.protocol === "http:" && !isLoopback(meant.hostname) && !insecureHosts.includes(meant.hostname)) {
    meant.protocol = "https:";
  }
  return parseAddress(meant.href, insecureHosts);
}

/** The address in a text; where there is a sentence around it, what begins with a scheme. */
function urlFrom(pasted: string): URL | undefined {
  const text = pasted.replace(shapeless, "").replaceAll("\u00a0", " ").trim();
  const inSentence = /\bhttps?:\/\/\S+/iu.exec(text)?.[0] ?? text;
  const address = inSentence.replace(before, "").replace(after, "").replace(/^\/+/u, "");
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//iu.test(address);
  const url = urlOf(hasScheme ? address : `https://${address}`);
  return url?.protocol === "http:" || url?.protocol === "https:" ? url : undefined;
}

function serviceUrl(text: string): URL | undefined {
  const url = urlOf(text);
  return url?.protocol === "http:" || url?.protocol === "https:" ? url : undefined;
}

function refuseSecrets(url: URL): void {
  if (url.username === "" && url.password === "") return;
  throw new UsageError("The address holds a name or a password.", {
    hint: "Take away what stands before the @ sign.",
  });
}
