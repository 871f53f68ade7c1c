import type { EmulatorWithPortal, PortalAccount } from "../src/index.js";
import { formWith, type Page, type Walker } from "./portal-walker.js";

/** The portal account of a pupil, of a parent, or of somebody unknown to PRONOTE. */
export function someone(emulator: EmulatorWithPortal, who: "pupil" | "parent" | "stranger"): PortalAccount {
  const found = emulator.portals.accounts.find(({ profile, pronoteLogin }) =>
    who === "stranger"
      ? pronoteLogin === undefined
      : pronoteLogin !== undefined && profile === (who === "pupil" ? "eleve" : "responsable"),
  );
  if (found === undefined) throw new Error(`no ${who} has an account on the portal`);
  return found;
}

/** From a page that posts a question to ÉduConnect, or from ÉduConnect's first page, to the page after its login. */
export async function educonnectLogin(
  walker: Walker,
  from: Page,
  who: PortalAccount,
  password = who.password,
): Promise<Page> {
  let page = from;
  if (/name="SAMLRequest"/.test(page.text)) page = await walker.submit(page, formWith(page, "SAMLRequest"));
  if (/shib_idp_ls_supported/.test(page.text)) {
    page = await walker.submit(page, formWith(page, "shib_idp_ls_supported"));
  }
  const form = formWith(page, "j_username");
  return walker.submit(page, form, {
    j_username: who.login,
    j_password: password,
    ...(form.fields.has("typeUser") ? { typeUser: who.profile } : {}),
  });
}

/** The same, and ÉduConnect's answer brought back to the portal. */
async function educonnectThrough(walker: Walker, from: Page, who: PortalAccount): Promise<Page> {
  const page = await educonnectLogin(walker, from, who);
  return walker.submit(page, formWith(page, "SAMLResponse"));
}

/** Signs somebody in at the portal that stands in front of the emulator, by the address that people enter by. */
export async function signIn(
  emulator: EmulatorWithPortal,
  walker: Walker,
  who: PortalAccount,
): Promise<Page> {
  const { name, start } = emulator.portals;
  if (name === "bordeaux") {
    const service = `${emulator.portals.url}/${who.profile === "eleve" ? "eleve" : "parent"}.html`;
    return educonnectThrough(
      walker,
      await walker.go(start.replace(/service=.*/, `service=${encodeURIComponent(service)}`)),
      who,
    );
  }
  const page = await walker.go(start);
  if (name === "ac_rennes") return toutatice(walker, page, who);
  const { login, password } = who;
  if (/kc-form-login/.test(page.text)) {
    const username = name === "enc_hauts_de_seine" ? `${login}@enc.hauts-de-seine.fr` : login;
    return walker.submit(page, formWith(page, "kc-login"), { username, password });
  }
  if (/ng-init/.test(page.text)) {
    return walker.submit(page, formWith(page, "email"), { email: login, password });
  }
  if (/type="password"/.test(page.text) && !/j_password/.test(page.text)) {
    return walker.submit(page, formWith(page, "password"), { username: login, password });
  }
  return educonnectThrough(walker, page, who);
}

async function toutatice(walker: Walker, discovery: Page, who: PortalAccount): Promise<Page> {
  const loader = await educonnectThrough(
    walker,
    await walker.submit(discovery, formWith(discovery, "entityID")),
    who,
  );
  const told = new URL(loader.url).searchParams;
  const session = walker.cookie("IDP_JSESSIONID") ?? "";
  const address = "https://www.toutatice.fr/idp/Authn/RemoteUser";
  const first = await walker.go(
    `${address}?conversation=${told.get("conversation")}&redirectToLoaderRemoteUser=0&sessionid=${session}`,
  );
  const conversation = /<conversation>(.*?)</.exec(first.text)?.[1];
  const uid = /<uidInSession>(.*?)</.exec(first.text)?.[1];
  return walker.go(`${address}?conversation=${conversation}&uidInSession=${uid}&sessionid=${session}`);
}
