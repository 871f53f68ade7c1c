import type { SpaceAudience } from "@preau/wire";
import { qrPage, readQrCode } from "../auth/qr-code.js";
import { UnsupportedError, UsageError } from "../errors/errors.js";
import type { Credentials } from "../store/credential-store.js";
import { parseAddress } from "../transport/address.js";
import type { Link } from "./link.js";
import { linkByToken, linkOf, storedCredentials } from "./links.js";
import { load } from "./load.js";
import {
  type ConnectionOptions,
  checkOptions,
  type LoginOptions,
  type QrCodeLoginOptions,
} from "./options.js";
import { ParentClient } from "./parent-client.js";
import { VieScolaireClient } from "./school-life-client.js";
import { made } from "./second-factor-error.js";
import type { SessionState } from "./session-state.js";
import { Client } from "./student-client.js";
import { passwordWay, qrCodeWay } from "./way-in.js";

/** A client of any space that the library covers. */
export type AnyClient = Client | ParentClient | VieScolaireClient;

/** Classes by the space that they are for. */
const classes: Readonly<Partial<Record<SpaceAudience, (link: Link) => AnyClient>>> = {
  student: (link: Link) => new Client(link),
  parent: (link: Link) => new ParentClient(link),
  "school-life": (link: Link) => new VieScolaireClient(link),
};

/**
 * Logs in and picks the class by the page that the address names. Five requests. Throws what
 * `Client.login` throws.
 *
 * @throws UnsupportedError for spaces that the library has no class for yet; nothing is sent
 */
export async function login(options: LoginOptions): Promise<AnyClient> {
  const { space } = parseAddress(options.url, options.insecureHosts);
  if (space === undefined) {
    throw new UsageError("The address names no space.", {
      hint: "Add its page, such as /eleve.html or /parent.html.",
    });
  }
  const checked = checkOptions(options);
  return clientIn(space.audience, (audience) => linkOf(passwordWay(options, checked, audience), checked));
}

/** How to log in with a QR code whose address may name no space. */
export interface AnyQrCodeLoginOptions extends QrCodeLoginOptions {
  /** Whom the code is for, where its address does not say; default a pupil. */
  readonly space?: SpaceAudience | undefined;
}

/**
 * Logs in with a QR code and picks the class by the space that it is for. Five requests. Throws what `Client.qrcodeLogin` throws.
 *
 * @throws UnsupportedError for spaces that the library has no class for yet; nothing is sent
 */
export async function qrcodeLogin(options: AnyQrCodeLoginOptions): Promise<AnyClient> {
  const checked = checkOptions(options);
  const { space } = parseAddress(qrPage(readQrCode(options.qrCode).url), checked.insecureHosts);
  return clientIn(space?.audience ?? options.space ?? "student", (audience) =>
    linkOf(qrCodeWay(options, checked, audience), checked),
  );
}

/**
 * Logs in with a token and picks the class by the space that it is for. Five requests. Throws what `Client.tokenLogin` throws.
 *
 * @param credentials as exported, or the local id of an account of the store
 * @throws UnsupportedError for spaces that the library has no class for yet; nothing is sent
 */
export async function tokenLogin(
  credentials: Credentials | string,
  options: ConnectionOptions = {},
): Promise<AnyClient> {
  const checked = checkOptions(options);
  const { space } =
    typeof credentials === "string" ? await storedCredentials(credentials, checked) : credentials;
  return clientIn(space, (audience) => linkByToken(credentials, checked, audience));
}

/**
 * Goes on with a suspended session and picks the class by its space. No request; five for an account of the store that
 * has no session, and is logged in to. Throws what `Client.resume` throws.
 *
 * @param from what `suspend` gave, or the local id of an account of the store
 */
export async function resume(
  from: SessionState | string,
  options: ConnectionOptions = {},
): Promise<AnyClient> {
  const checked = checkOptions(options);
  const { resumedLink, spaceOfState } = await load(() => import("./suspension.js"));
  const space =
    typeof from === "string" ? (await storedCredentials(from, checked)).space : spaceOfState(from);
  if (space === undefined) {
    throw new UsageError("This is a session of a space that the library does not know.");
  }
  return clientIn(space, (audience) => resumedLink(from, checked, audience));
}

async function clientIn(
  audience: SpaceAudience,
  open: (audience: SpaceAudience) => Promise<Link>,
): Promise<AnyClient> {
  const make = classes[audience];
  if (make === undefined) {
    throw new UnsupportedError(`The ${audience} space is not covered yet.`, {
      hint: "Pupils, parents and school life are.",
    });
  }
  return made(open(audience), make);
}
