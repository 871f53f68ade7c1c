import { NotPronoteError, PortalLoginError, PortalPageError, UsageError } from "@preau/client";
import { classify, type LoginKind, type PageKind } from "../page/classify.js";
import { type Page, readPage } from "../page/page.js";
import { type Notice, noticesIn } from "../page/texts.js";
import type { PortalPass } from "../portal.js";
import { educonnectHost } from "../row.js";
import { type Answer, Browser, type Visit } from "./browser.js";
import * as complaints from "./complaints.js";
import { checkVisit } from "./hosts.js";
import { Jar } from "./jar.js";
import * as replies from "./replies.js";
import { patientWith, type Settings } from "./settings.js";

/** Where a walk ended. */
export type Arrival =
  /** At PRONOTE's door, with a ticket that has not been spent. */
  | { readonly at: "ticket"; readonly url: URL }
  /** Where the flow asked to stop; nothing was sent there. */
  | { readonly at: "stop"; readonly url: URL }
  | { readonly at: "pronote"; readonly page: Page; readonly signedIn: boolean }
  /** A page of the portal after the sign-in; it may be one that its script has still to fill. */
  | { readonly at: "home"; readonly page: Page; readonly isScripted: boolean }
  /** Already handed over. */
  | { readonly at: "pass"; readonly pass: PortalPass };

const mostHops = 20;
const mostVisits = 3;

/**
 * One sign-in: a browser that goes where it is sent, answers the pages it knows, and stops at the first that it does
 * not. Every secret is sent once.
 */
export class Journey {
  readonly settings: Settings;
  readonly browser: Browser;
  readonly #accepts: readonly LoginKind[];
  readonly #visits = new Map<string, number>();
  /** What the login page said before it was filled in. */
  #before: readonly Notice[] = [];
  /** Host that was given the password. */
  #passwordAt: string | undefined;
  #dateSent = false;
  #codeSent = false;
  /** An identity provider, or the portal itself, has let the person in. */
  #settled = false;

  constructor(settings: Settings, accepts: readonly LoginKind[]) {
    this.browser = new Browser(settings, new Jar(settings.now));
    this.settings = {
      ...settings,
      answers: patientWith(settings.answers, (ask) => this.browser.wait(ask)),
    };
    this.#accepts = accepts;
  }

  /**
   * Asks PRONOTE which portal it sends visitors to, before that portal is told anything.
   *
   * @throws PortalPageError when it is not this row's · UsageError when PRONOTE has no portal in front
   */
  async knock(): Promise<void> {
    const { pronote } = this.settings;
    const arrival = await this.walk({ url: pronote }, (url) => url.hostname !== pronote.hostname);
    if (arrival.at !== "pronote") return;
    throw new UsageError(`${pronote.host} shows its own login form: no portal stands before this space.`, {
      hint: "Log in without a portal, with the account of PRONOTE.",
    });
  }

  /** Goes on from the portal to PRONOTE. */
  async handOver(arrival: Arrival): Promise<PortalPass> {
    if (arrival.at === "pass") return arrival.pass;
    this.#settled = true;
    this.#visits.clear();
    const { pronote } = this.settings;
    const last = arrival.at === "home" || arrival.at === "stop" ? await this.walk({ url: pronote }) : arrival;
    if (last.at === "pass") return last.pass;
    if (last.at === "ticket") return this.#pass(last.url);
    if (last.at === "pronote" && last.signedIn) return this.#pass(last.page.url);
    const at = this.#passwordAt ?? this.settings.row.name;
    if (last.at === "pronote") throw complaints.unknownError(last.page.url.host, at);
    if (last.at === "home" && last.isScripted)
      throw complaints.obstacleError("script-only", last.page.url.host);
    if (last.at === "home") throw complaints.changedError(last.page, "the way back to PRONOTE");
    throw complaints.serviceError(last.url.host);
  }

  #pass(url: URL): PortalPass {
    const cookies = this.browser.jar.cookies(url);
    return { address: url.href, ...(cookies.length === 0 ? {} : { cookies }) };
  }

  /**
   * Follows redirections and answers pages until there is nothing more to do.
   *
   * @param stop addresses that are not to be visited any more
   * @throws what docs/portals.md lists · the signal's reason
   */
  async walk(start: Visit, stop?: (url: URL) => boolean): Promise<Arrival> {
    let visit = start;
    for (let hop = 0; hop < mostHops; hop += 1) {
      checkVisit(visit.url, visit.via ?? visit.from, this.settings);
      if (this.#isTicket(visit)) return { at: "ticket", url: visit.url };
      if (stop?.(visit.url) === true) return { at: "stop", url: visit.url };
      this.#count(visit);
      // oxlint-disable-next-line no-await-in-loop -- each step is known from the one before
      const answer = await this.browser.send(visit);
      // oxlint-disable-next-line no-await-in-loop -- a choice may be asked of the caller
      const next = redirectOf(answer, visit) ?? (await this.#reply(answer));
      if ("at" in next) return next;
      visit = next;
    }
    throw complaints.loopError(visit.url.host);
  }

  #isTicket({ url, body }: Visit): boolean {
    const isPronote = url.hostname === this.settings.pronote.hostname;
    return isPronote && body === undefined && url.searchParams.has("ticket");
  }

  #count({ url, body }: Visit): void {
    const key = `${url.href}\n${body ?? ""}`;
    const times = (this.#visits.get(key) ?? 0) + 1;
    if (times > mostVisits) throw complaints.loopError(url.host);
    this.#visits.set(key, times);
  }

  async #reply(answer: Answer): Promise<Visit | Arrival> {
    const page = readPage(answer.text, answer);
    const what = classify(page);
    const { host } = page.url;
    switch (what.kind) {
      case "pronote":
        return { at: "pronote", page, signedIn: what.signedIn };
      case "network-refused":
      case "address-filter":
      case "anti-bot":
      case "captcha":
        throw complaints.obstacleError(what.kind, host);
      case "overload":
        throw complaints.overloadError(host);
      case "hand-over":
        this.#settled ||= what.form.controls.some(({ name }) => name === "SAMLResponse");
        return replies.submit(page, what.form);
      case "storage-check":
        return replies.storageReply(page, what.form);
      case "discovery":
        return replies.discoveryReply(page, what.form);
      case "login":
        return this.#login(page, what);
      case "birth-date":
        if (this.#dateSent) throw complaints.wrongAnswerError(host, "birth date");
        this.#dateSent = true;
        return replies.birthDateReply(page, what.form, this.settings);
      case "code":
        if (this.#codeSent) throw complaints.wrongAnswerError(host, "code");
        this.#codeSent = true;
        return replies.codeReply(page, what.form, what.field, this.settings);
      case "account-kind":
        if (this.#settled) throw this.#stranger(host);
        return replies.accountKindReply(page, what, this.settings);
      case "accounts":
        return replies.accountReply(page, what.forms, this.settings);
      case "unfinished":
        throw complaints.unfinishedError(host);
      case "service-refused":
        throw complaints.serviceError(host);
      case "unknown-person":
        throw complaints.unknownError(host, this.#passwordAt ?? host);
      case "refresh":
        return { url: what.to, from: page.url };
      default:
        return this.#unknown(page, what.kind);
    }
  }

  #login(page: Page, login: PageKind & { kind: "login" }): Visit {
    const { row } = this.settings;
    const { host } = page.url;
    const isOurs = this.#accepts.includes(login.login);
    if (this.#settled) throw this.#stranger(host);
    if (this.#passwordAt === host || (this.#passwordAt !== undefined && isOurs))
      throw this.#refused(page, login);
    if (isOurs) {
      const reply = replies.loginReply(page, login, this.settings);
      this.#before = noticesIn(page.text);
      this.#passwordAt = host;
      return reply;
    }
    if (row.hosts.includes(host) || host === educonnectHost) {
      throw complaints.changedError(
        page,
        `what leads to ${row.account === "local" ? "the portal's own form" : "ÉduConnect"}`,
      );
    }
    throw new PortalPageError(`${host} shows a login form that ${row.name} does not know.`, host);
  }

  /** Asked to sign in again after having been let in. */
  #stranger(host: string): Error {
    const at = this.#passwordAt;
    return at === undefined || at === host
      ? complaints.forgottenError(host)
      : complaints.unknownError(host, at);
  }

  /** The form that was filled in is back. */
  #refused(page: Page, { login, form }: PageKind & { kind: "login" }): Error {
    const said = noticesIn(page.text).filter((notice) => !this.#before.includes(notice));
    const meaning = complaints.refusalError(page, said, this.settings.row);
    if (meaning !== undefined) return meaning;
    // A page that its script fills says nothing, and may be no login page at all.
    if (form === undefined) return complaints.obstacleError("script-only", page.url.host);
    // ÉduConnect shows its form for other reasons too; elsewhere the form alone means a wrong pair.
    if (login === "educonnect") return complaints.silentRefusal(page);
    return complaints.refusalError(page, ["wrong"], this.settings.row) ?? complaints.silentRefusal(page);
  }

  #unknown(page: Page, kind: "script-only" | "other"): Arrival {
    const { row, pronote } = this.settings;
    const { host, hostname } = page.url;
    const isPronote = hostname === pronote.hostname;
    const bad = complaints.statusError(page, isPronote);
    if (bad !== undefined) throw bad;
    if (isPronote) throw new NotPronoteError(`${host} answers with no page of PRONOTE.`);
    if (this.#passwordAt === host && !this.#settled) {
      const said = noticesIn(page.text).filter((notice) => !this.#before.includes(notice));
      const meaning = complaints.refusalError(page, said, row);
      if (meaning !== undefined) throw meaning;
    }
    const isSignedIn = this.#settled || (this.#passwordAt !== undefined && host !== educonnectHost);
    if (isSignedIn && page.status < 400) {
      this.#settled = true;
      return { at: "home", page, isScripted: kind === "script-only" };
    }
    if (kind === "script-only" && page.status < 400) throw complaints.obstacleError(kind, host);
    if (row.hosts.includes(host) || host === educonnectHost)
      throw complaints.changedError(page, "a known page");
    throw new PortalPageError(`${host} shows a page that ${row.name} does not know.`, host);
  }

  /** Whether the password has been given to somebody. */
  get hasSentPassword(): boolean {
    return this.#passwordAt !== undefined;
  }
}

/** Where an answer sends to. A method changes to GET as in browsers; a password does not follow to another host. */
function redirectOf({ status, headers, url }: Answer, visit: Visit): Visit | undefined {
  const location = status >= 300 && status < 400 ? headers.get("Location") : null;
  if (location === null) return undefined;
  let next: URL;
  try {
    next = new URL(location.trim(), url);
  } catch {
    throw new PortalPageError(`${url.host} sends on to what is no address.`, url.host);
  }
  if (status !== 307 && status !== 308) {
    return { url: next, via: url, ...(visit.from === undefined ? {} : { from: visit.from }) };
  }
  if (visit.secret === true && next.host !== url.host) {
    throw new PortalPageError(`${url.host} would have the password sent on to ${next.host}.`, next.host, {
      hint: "Nothing was sent there. Look at the portal in a browser, or use a QR code.",
    });
  }
  return { ...visit, url: next, via: url };
}

/** Whether an error says that the pair itself was refused. */
export function isRefusedPair(error: unknown): boolean {
  if (error instanceof PortalLoginError) return false;
  return error instanceof Error && "code" in error && error.code === "credentials";
}
