import { type SpaceRow, spaces } from "@preau/wire";
import { UsageError } from "../errors/errors.js";

/** Where a school's server is, and which space of it a pasted address names. */
export interface ServerAddress {
  /** `https://host[:port][/path]`, without a slash at the end. Usually ends in `/pronote`, not always. */
  readonly root: string;
  readonly host: string;
  /** Space named by the address, when it names one. */
  readonly space: SpaceRow | undefined;
}

/**
 * Reads an address as people paste it: with or without scheme, page, query or fragment.
 *
 * @param insecureHosts hosts that may be reached without TLS, beside this machine's own addresses
 * @throws UsageError when it is no address, or would send the password without TLS
 */
export function parseAddress(input: string, insecureHosts: readonly string[] = []): ServerAddress {
  const url = parseUrl(input);
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !insecureHosts.includes(url.hostname)) {
    throw new UsageError(`${url.hostname} would be reached without encryption.`, {
      hint: `Use https://, or allow this host by name: insecureHosts: ["${url.hostname}"].`,
    });
  }
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const last = segments.at(-1);
  const page = last !== undefined && /\.html/iu.test(last) ? last.toLowerCase() : undefined;
  if (page !== undefined) segments.pop();
  return {
    root: [url.origin, ...segments].join("/"),
    host: url.hostname,
    space: page === undefined ? undefined : spaceOfPage(page),
  };
}

function parseUrl(input: string): URL {
  const text = input.trim();
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text.replace(/^\/+/u, "")}`;
  const url = urlOf(withScheme);
  if (url === undefined || url.hostname === "" || !/^https?:$/u.test(url.protocol)) {
    throw new UsageError("This is not the address of a school's server.", {
      hint: "It looks like https://0123456a.index-education.net/pronote/eleve.html.",
    });
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("The address holds a name or a password.", {
      hint: "Give them as options, never in the address.",
    });
  }
  return url;
}

/** Space of a page's file name; an unknown page is no space. */
function spaceOfPage(page: string): SpaceRow | undefined {
  return spaces.find((space) => space.page !== "" && space.page === page);
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/** An address, relative to another or not; `undefined` when it is none. */
export function urlOf(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
