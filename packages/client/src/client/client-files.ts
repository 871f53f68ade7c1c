import type { ClientInfo, Member } from "../api/account.js";
import type { AgendaEvent } from "../api/agenda.js";
import type { Attachment } from "../api/attachment.js";
import type { ExportIcalOptions } from "../api/calendar-export.js";
import type { SchoolDocument } from "../api/documents.js";
import { attachmentUrl } from "../api/files.js";
import type { Menu } from "../api/menus.js";
import type { PersonalDetails } from "../api/personal-data.js";
import type { DateInput } from "../codec/dates.js";
import { ChildNotFoundError } from "../errors/errors.js";
import type { CallOptions, DownloadOptions, FileDownload } from "../session/call.js";
import { ClientSchool } from "./client-school.js";
import type { Work } from "./link.js";
import { load } from "./load.js";

/** What every account can fetch and look up: files, pictures, menus, its own record, calendars, documents. */
export abstract class ClientFiles extends ClientSchool {
  /**
   * Address of an attachment ("pièce jointe"): where a link leads; for a file, one that opens it for whoever has it,
   * as long as the session lasts. A secret, then. No request.
   *
   * @throws StaleReferenceError when the attachment is of an earlier session: fetch its list again
   * @throws UnsupportedError when the server gave it neither identity nor address
   */
  attachmentUrl(attachment: Attachment): string {
    return attachmentUrl(this.connection.session.files, attachment);
  }

  /**
   * Opens a file: its bytes as a web stream, with name, type and length. Read the stream, or cancel it. One request,
   * which waits for no other call. `saveAttachment` of `@preau/client/node` writes it to the disk.
   *
   * @throws UsageError for a link: there is no file
   * @throws StaleReferenceError when the attachment is of an earlier session, or the server has no such file
   * @throws NetworkError, of the stream too, when the file is larger than `maxBytes` or breaks off
   * @throws PortalPageError when the file is kept by another service
   */
  async downloadAttachment(attachment: Attachment, options: DownloadOptions = {}): Promise<FileDownload> {
    return this.askOf(
      () => import("../api/downloads.js"),
      ({ downloadAttachment }, { files }) => downloadAttachment(files, attachment, options),
      options,
    );
  }

  /**
   * Picture of the user, of the chosen child, or of whom `info` is about ("photo"); `undefined` when the school has
   * none. No request where the server sent it along at login, as since 2024.3.11; else one.
   *
   * @throws ChildNotFoundError when the account has no such person, and what `downloadAttachment` throws
   */
  async profilePicture(info?: ClientInfo, options: DownloadOptions = {}): Promise<FileDownload | undefined> {
    return this.#about(
      info,
      async ({ files }, { photo, info: { id, hasPhoto } }) => {
        const { pictureOf } = await load(() => import("../api/downloads.js"));
        return pictureOf(files, { id, hasPhoto, photo }, options);
      },
      options,
    );
  }

  /**
   * Address, e-mail, telephone and national number of the user, of the chosen child, or of whom `info` is about
   * ("informations personnelles"). One request.
   *
   * @throws NotAllowedError when the school does not show them
   * @throws ChildNotFoundError when the account has no such person
   */
  async personalDetails(info?: ClientInfo, options: CallOptions = {}): Promise<PersonalDetails> {
    const isOwn = info !== undefined && info.key === this.connection.account.user.info.key;
    return this.#about(
      // A parent's request names a child, even when it is about the parent.
      isOwn ? (this.connection.account.children[0]?.info ?? info) : info,
      async (runner, member) => {
        const { personalDetailsOf } = await load(() => import("../api/personal-data.js"));
        return personalDetailsOf(runner, !isOwn && this.#isChild(member) ? "child" : "user", options);
      },
      options,
    );
  }

  /**
   * Menus of a day, or of a range with its end included ("menus de la cantine"), by day and meal. One request a week of
   * the school year; weeks that the server says have no menus cost none.
   *
   * @throws NotAllowedError when the school has no page of menus
   */
  async menus(from: DateInput, to: DateInput = from, options: CallOptions = {}): Promise<readonly Menu[]> {
    const range = this.range(from, to);
    return this.askOf(
      () => import("../api/menus.js"),
      ({ menusBetween }, runner) => menusBetween(runner, range, options),
      options,
    );
  }

  /**
   * Events that the school announces ("agenda"), by start: those that touch the range, or else all from today on. One
   * request.
   *
   * @throws NotAllowedError when the account has no agenda
   */
  async agenda(
    from: DateInput = this.today,
    to?: DateInput,
    options: CallOptions = {},
  ): Promise<readonly AgendaEvent[]> {
    const first = this.day(from);
    const range = { from: first, to: to === undefined ? undefined : this.range(first, to).to };
    return this.askOf(
      () => import("../api/agenda.js"),
      ({ eventsBetween }, runner) => eventsBetween(runner, range, options),
      options,
    );
  }

  /**
   * Documents that the school makes available ("documents à télécharger"): certificates, letters, reports. One request.
   *
   * @throws NotAllowedError when the account has no such page
   */
  async documents(options: CallOptions = {}): Promise<readonly SchoolDocument[]> {
    return this.askOf(
      () => import("../api/documents.js"),
      ({ schoolDocuments }, runner) => runner.run(schoolDocuments, undefined, options),
      options,
    );
  }

  /**
   * Address of a document's PDF: a secret, good for a while. One request.
   *
   * @throws StaleReferenceError when the document is of an earlier session
   * @throws UnsupportedError for reports, which have methods of their own
   * @throws RequestRefusedError with the school's reason in `wireMessage`
   */
  async documentUrl(document: SchoolDocument, options: CallOptions = {}): Promise<string> {
    return this.askOf(
      () => import("../api/documents.js"),
      ({ documentAddress }, runner) => documentAddress(runner, document, options),
      options,
    );
  }

  /** Opens a document's PDF. Two requests; throws what `documentUrl` and `downloadAttachment` throw. */
  async downloadDocument(document: SchoolDocument, options: DownloadOptions = {}): Promise<FileDownload> {
    return this.askOf(
      () => import("../api/documents.js"),
      ({ downloadDocument }, runner) => downloadDocument(runner, document, options),
      options,
    );
  }

  /**
   * Address of a calendar that any calendar application can subscribe to ("export iCal"). It works without a login, for
   * whoever has it and for years: keep it like a password. One request; two where one's own page offers none, and the timetable is asked.
   *
   * @throws UnsupportedError when the school offers no such calendar
   */
  async exportIcal(options: ExportIcalOptions = {}): Promise<string> {
    const { root, school } = this.connection;
    const server = { root, version: school.server.version };
    return this.askOf(
      () => import("../api/calendar-export.js"),
      ({ calendarAddress }, runner) => calendarAddress(runner, server, options),
      options,
    );
  }

  #isChild({ info }: Member): boolean {
    return this.connection.account.children.some((child) => child.info.key === info.key);
  }

  /** Work about somebody of the account: the one whom this view is about, unless another is named. */
  #about<T>(info: ClientInfo | undefined, work: Work<T>, options: CallOptions): Promise<T> {
    if (info === undefined) return this.ask(work, options);
    return this.link.ask(
      ({ account }) => {
        const found = [account.user, ...account.children].find((member) => member.info.key === info.key);
        if (found !== undefined) return found;
        throw new ChildNotFoundError("This account has no such person.");
      },
      work,
      options.signal,
    );
  }
}
