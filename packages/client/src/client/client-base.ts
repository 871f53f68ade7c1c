import { resourceKinds } from "@preau/wire";
import { chooseCurrentPeriod } from "../api/account.js";
import type {
  Discussion,
  DiscussionsOptions,
  DiscussionThread,
  Message,
  MessagesOptions,
} from "../api/discussions.js";
import type { Home } from "../api/home.js";
import type { Information, InformationOptions } from "../api/news.js";
import type { NotificationCenter } from "../api/notifications.js";
import { qrCodeCall } from "../api/qr-code.js";
import type { Participant, Recipient } from "../api/recipients.js";
import { drawPin } from "../auth/device.js";
import { checkPin } from "../auth/qr-code.js";
import type { DateInput } from "../codec/dates.js";
import type { QrCodeData } from "../codec/qr-content.js";
import { UsageError } from "../errors/errors.js";
import type { CallOptions } from "../session/call.js";
import { spareRecord } from "../store/record-names.js";
import { ClientCorrespondence } from "./client-correspondence.js";
import { linkOf } from "./links.js";
import { qrCodeWay } from "./way-in.js";

/** Options of `informationAndSurveys`. */
export interface InformationRange extends InformationOptions {
  /** First day, included; without it, from the first item on. */
  readonly from?: DateInput;
  /** Last day, included; without it, to the last item. */
  readonly to?: DateInput;
}

/**
 * What every account can ask for: news, discussions, the home page, its devices. Everything it returns is plain data;
 * only functions that return a promise ask the server.
 */
export abstract class ClientBase extends ClientCorrespondence {
  /**
   * Has a QR code made that enrols a phone, or `qrcodeLogin`: good for ten minutes and one login. One request,
   * which the server takes for a change.
   *
   * @param pin four digits, to be typed where the code is read
   * @throws UsageError · NotAllowedError when the school may only be read at the moment
   */
  async requestQrCodeData(pin: string, options: CallOptions = {}): Promise<QrCodeData> {
    checkPin(pin);
    const code = await this.ask((runner) => runner.run(qrCodeCall, pin, options), options);
    const { root, mobilePage } = this.connection;
    return { ...code, url: `${root}/${mobilePage}` };
  }

  /**
   * Enrols a second device as a spare, beside this account in its store: the key that is taken when the school does
   * not take the account's own any more. Seven requests, one of which counts as a login; done once.
   *
   * @throws UsageError without a store · NotAllowedError, and what `qrcodeLogin` throws
   */
  async enrolSpare(options: CallOptions = {}): Promise<void> {
    const { entrance } = this.link;
    const { storedAs, audience } = entrance;
    if (storedAs === undefined) {
      throw new UsageError("A spare is kept in a store, and this client has none.", {
        hint: "Log in with the option store.",
      });
    }
    const pin = drawPin(entrance.options.environment);
    const qrCode = await this.requestQrCodeData(pin, options);
    const given = { ...entrance.options, ...options, account: spareRecord(storedAs), deviceId: undefined };
    const spare = await linkOf(qrCodeWay({ ...given, qrCode, pin }, given, audience), given);
    await spare.close();
  }

  /**
   * News and surveys ("informations et sondages"), the latest first, with every question, choice and answer.
   * A range counts the first day on which an item is shown. Nothing is marked as read. One request; servers of
   * 2026 tell texts and questions one item at a time, which costs one more for each item that is left after
   * filtering: `details: false` spares them.
   *
   * @throws NotAllowedError when the account has no such page
   * @throws SessionLostError · NetworkError · TimeoutError · ServerClosedError · AddressSuspendedError ·
   *   RateLimitedError · DecodeError · UsageError
   */
  async informationAndSurveys(options: InformationRange = {}): Promise<readonly Information[]> {
    const from = options.from === undefined ? undefined : this.day(options.from);
    const to = options.to === undefined ? undefined : this.day(options.to);
    if (from !== undefined && to !== undefined) this.range(from, to);
    return this.askOf(
      () => import("../api/news.js"),
      ({ informationBetween }, runner) => informationBetween(runner, { from, to }, options),
      options,
    );
  }

  /**
   * One item of news with its text and questions, where the list left them out. No request when it has them;
   * otherwise one, and one more for an item of an earlier session.
   *
   * @throws StaleReferenceError when it was withdrawn, and what `informationAndSurveys` throws
   */
  async informationDetails(information: Information, options: CallOptions = {}): Promise<Information> {
    return this.askOf(
      () => import("../api/news.js"),
      ({ informationDetails }, runner) => informationDetails(runner, information, options),
      options,
    );
  }

  /**
   * Discussions of the messaging ("discussions"), in the order of the page, archives and bin included: `folder`
   * tells. One request.
   *
   * @throws NotAllowedError when the account has no messaging, and what `informationAndSurveys` throws
   */
  async discussions(options: DiscussionsOptions = {}): Promise<readonly Discussion[]> {
    return this.askOf(
      () => import("../api/discussions.js"),
      ({ listDiscussions }, runner) => listDiscussions(runner, options),
      options,
    );
  }

  /**
   * Messages of a discussion, the oldest first; each says which one it answers. Nothing is marked as read. One
   * request, and one more for a discussion of an earlier session.
   *
   * @throws StaleReferenceError · UnsupportedError for a discussion that the server gives nothing to ask with
   * @throws NotAllowedError when the server does not show them, and what `discussions` throws
   */
  async messages(discussion: Discussion, options: MessagesOptions = {}): Promise<readonly Message[]> {
    return (await this.discussionThread(discussion, options)).messages;
  }

  /** The same with what an answer takes: whether one can be sent, to how many, and a draft. Costs and throws as `messages`. */
  async discussionThread(discussion: Discussion, options: MessagesOptions = {}): Promise<DiscussionThread> {
    return this.askOf(
      () => import("../api/discussions.js"),
      ({ threadOf }, runner) => threadOf(runner, discussion, options),
      options,
    );
  }

  /**
   * Everybody who takes part in a discussion. One request, and one more for a discussion of an earlier session.
   *
   * @throws StaleReferenceError · UnsupportedError for a discussion of the system, and what `discussions` throws
   */
  async participants(discussion: Discussion, options: CallOptions = {}): Promise<readonly Participant[]> {
    return this.askOf(
      () => import("../api/discussions.js"),
      ({ participantsOf }, runner) => participantsOf(runner, discussion, options),
      options,
    );
  }

  /**
   * Everybody to whom one message was sent. One request, and two more for a message of an earlier session.
   *
   * @throws StaleReferenceError, and what `discussions` throws
   */
  async messageRecipients(message: Message, options: CallOptions = {}): Promise<readonly Participant[]> {
    return this.askOf(
      () => import("../api/discussions.js"),
      ({ recipientsOf }, runner) => recipientsOf(runner, message, options),
      options,
    );
  }

  /**
   * People whom a discussion may be opened with ("destinataires"), with functions and subjects; a parent's are
   * those of the child whom this view is about. Two requests for most accounts, four at most: one for each kind of people
   * that the account's rights name. `withDiscussion` says who may be written to.
   *
   * @throws NotAllowedError when discussions are forbidden to the account, and what `discussions` throws
   */
  async getRecipients(options: CallOptions = {}): Promise<readonly Recipient[]> {
    const { rights, user } = this.connection.account;
    const asParent = user.resource.kind === resourceKinds.guardian;
    return this.askOf(
      () => import("../api/recipients.js"),
      ({ findRecipients }, runner) => findRecipients(runner, { ...options, rights, asParent }),
      options,
    );
  }

  /**
   * The home page ("accueil"): lessons around a day, homework, the latest marks, news, discussions, menus,
   * absences and more. One request. It shows a little of each; a part is absent when the page does not have
   * it, and empty when there is nothing in it.
   *
   * @param day today, or the next open day, when it is left out
   * @throws NotAllowedError when the account has no home page, and what `informationAndSurveys` throws
   */
  async home(day?: DateInput, options: CallOptions = {}): Promise<Home> {
    const { today, openDay } = this;
    const shown = day === undefined ? (today > openDay ? today : openDay) : this.day(day);
    return this.askOf(
      () => import("../api/home.js"),
      ({ homePage }, runner, member) => {
        const { periods } = this; // of the session that is asked
        const currentPeriod = chooseCurrentPeriod(member, periods, openDay);
        return runner.run(homePage, { day: shown, periods, currentPeriod }, options);
      },
      options,
    );
  }

  /**
   * The notification centre ("centrale de notifications"). Nothing is marked as read. One request. Assumed in
   * part: no real answer was ever published, and the types of its keys are deduced.
   *
   * @throws what `home` throws
   */
  async notifications(options: CallOptions = {}): Promise<NotificationCenter> {
    return this.askOf(
      () => import("../api/notifications.js"),
      ({ notificationCenter }, runner) => runner.run(notificationCenter, undefined, options),
      options,
    );
  }
}
