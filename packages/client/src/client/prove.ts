import { type Authenticated, authenticate, type Confirm, type Proof } from "../auth/authenticate.js";
import { MannerMemory } from "../auth/manner-memory.js";
import { type Opened, open } from "../auth/open.js";
import { PortalLoginError } from "../errors/portal-errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import type { Gate } from "../gate/gate.js";
import type { Credentials } from "../store/credential-store.js";
import { credentialsOf, refusedBefore } from "./keeping.js";
import { load } from "./load.js";
import type { CheckedOptions } from "./options.js";
import type { WayIn } from "./way-in.js";

/** Shared by the logins of this process, so that a misleading server costs its detour once. */
const manners = new MannerMemory();

/** A login that is proved; its token is not used up yet, and not saved either. */
export interface Proved {
  readonly way: WayIn;
  readonly authenticated: Authenticated;
  readonly openedAt: number;
  readonly credentials: Credentials | undefined;
}

/**
 * Opens a page and proves who somebody is, through the gate. Four requests.
 *
 * @param how.confirm asked just before the secret is sent
 */
export async function prove(
  way: WayIn,
  options: CheckedOptions,
  { gate, confirm }: { readonly gate: Gate; readonly confirm?: Confirm | undefined },
): Promise<Proved> {
  const { environment, limits, signal } = options;
  const { address, space, clientIdentifier, proof } = way;
  if (await gate.knowsRefused(proof.secret)) throw refusedBefore(proof.kind);
  await gate.admitLogin();
  const { cookies, fromPortal } = await entry(way, options).catch(async (error: unknown) => {
    // What a portal says of its load or of its pages is no word of the school's.
    const isOfAccount = isPronoteError(error) && ["credentials", "portal-login"].includes(error.code);
    if (isOfAccount) await gate.learn(error, proof.secret);
    throw error;
  });
  try {
    const known = { clientIdentifier, address, space, limits, manners, cookies, fromPortal };
    const opened = await open({ ...options, ...known });
    const openedAt = environment.now();
    const spend: Confirm = async () => {
      await gate.spendLogin();
      await confirm?.();
    };
    const authenticated = await authenticate(opened, proofOf(opened, way), { signal, confirm: spend });
    const credentials = credentialsOf(way, authenticated, options.timeZone ?? way.timeZone);
    return { way, authenticated, openedAt, credentials };
  } catch (error) {
    await gate.learn(error, proof.secret);
    throw error;
  }
}

/** What comes along to the page: what a portal has given, or the mark of an application that comes back. */
async function entry(
  { portal, proof, address, space }: WayIn,
  { signal, fetch, insecureHosts }: CheckedOptions,
): Promise<Pick<Parameters<typeof open>[0], "cookies" | "fromPortal">> {
  if (portal === undefined) return { cookies: proof.kind === "password" ? {} : { appliMobile: "1" } };
  const { passThrough } = await load(() => import("./portal.js"));
  const { login: username, password } = proof.secret;
  const pronoteUrl = `${address.root}/${space.page}`;
  return passThrough(portal, { username, password, pronoteUrl, signal, fetch, insecureHosts });
}

/** What is proved: behind a portal, what it has left on the page. */
function proofOf({ page, sequence }: Opened, { proof, portal }: WayIn): Proof {
  if (portal === undefined) return proof;
  if (page.portal !== undefined) return { ...proof, kind: "portal", secret: page.portal };
  const { host } = sequence.place;
  throw new PortalLoginError(
    `${host} shows its own login page: the portal has not let anybody in there.`,
    { host, reason: "unknown" },
    {
      hint: "The school may have another portal, or the account may not be linked to anybody of this space.",
    },
  );
}
