import { type AddressedAccount, type SpaceName, spacePages } from "./command.js";
import { failure } from "./failure.js";
import type { Words } from "./language/words.js";

/** The page that a command logs in from. */
export interface PageAddress {
  readonly url: string;
  readonly host: string;
  /** Nobody said which space it is: the pupils' was taken. */
  readonly assumed: boolean;
}

/**
 * The page that the options name. Without a page in the address, `--space` chooses it; without either, it is
 * the pupils'. What is plainly wrong is said here, before anybody is asked for a password.
 *
 * @throws Failure
 */
export function pageAddress(
  options: Pick<AddressedAccount, "url" | "space" | "insecureHosts">,
  { complaints }: Words,
): PageAddress {
  const { space } = options;
  const url = parse(options.url);
  if (url === undefined) throw failure(complaints.badAddress);
  if (url.username !== "" || url.password !== "") throw failure(complaints.addressWithPassword);
  if (
    url.protocol === "http:" &&
    !isThisMachine(url.hostname) &&
    !options.insecureHosts.includes(url.hostname)
  ) {
    throw failure(complaints.insecure(url.hostname));
  }
  const path = url.pathname.replace(/\/+$/u, "");
  const page = /\/([^/]+\.html)$/iu.exec(path)?.[1]?.toLowerCase();
  if (page === undefined) {
    const address = `${url.origin}${path}/${spacePages[space ?? "student"]}`;
    return { url: address, host: url.host, assumed: space === undefined };
  }
  if (space !== undefined && page.replace(/^mobile\./u, "") !== spacePages[space]) {
    throw failure(complaints.spaceConflict(page, space));
  }
  return { url: url.href, host: url.host, assumed: false };
}

/**
 * Space whose page an address ends in, mobile or not; whatever stands behind `?` and `#` does not count.
 */
export function spaceOfPage(address: string): SpaceName | undefined {
  const page = /\/(?:mobile\.)?([^/]+\.html)$/iu
    .exec(address.trim().replace(/[?#].*$/su, ""))?.[1]
    ?.toLowerCase();
  const names = Object.keys(spacePages) as SpaceName[]; // its own keys
  return names.find((name) => spacePages[name] === page);
}

/** As people paste it: with or without scheme. */
function parse(input: string): URL | undefined {
  const text = input.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text.replace(/^\/+/u, "")}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.hostname !== "" && /^https?:$/u.test(url.protocol) ? url : undefined;
}

/** The library asks for encryption everywhere else. */
function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
