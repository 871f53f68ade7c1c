import type { PersonalDetailsChange } from "../api/account-writes.js";
import type { MessageOptions, MessageText } from "../api/discussions/content.js";
import type { NewDiscussionLabel } from "../api/discussions/labels.js";
import type { NewDiscussion, ReplyOptions } from "../api/discussions/send.js";
import type { Discussion, DiscussionLabel, DiscussionThread, Message } from "../api/discussions.js";
import type { SurveyAnswer } from "../api/news/write.js";
import type { Information } from "../api/news.js";
import type { PersonalDetails } from "../api/personal-data.js";
import type { CallOptions } from "../session/call.js";
import { ClientFiles } from "./client-files.js";

const news = () => import("../api/news/write.js");
const discussions = () => import("../api/discussions/write.js");
const labels = () => import("../api/discussions/labels.js");
const messages = () => import("../api/discussions/send.js");
const drafts = () => import("../api/discussions/drafts.js");
const account = () => import("../api/account-writes.js");

/**
 * What every account can change: what it has read, answered and written, and its own record. A promise that is kept
 * means that the change was made, and gives what the server says then; `OutcomeUnknownError` means that nobody knows;
 * every other error means that nothing was changed. Nothing is ever sent twice. What is of an earlier session is found
 * again only when nothing else is like it, or else `StaleReferenceError` is thrown before anything is changed.
 */
export abstract class ClientCorrespondence extends ClientFiles {
  /**
   * Marks an item of news as read, or as unread. Two requests; up to two more on servers of 2026.
   *
   * @throws StaleReferenceError · NotAllowedError · RequestRefusedError · OutcomeUnknownError · SessionLostError
   */
  async markInformationAsRead(
    information: Information,
    read = true,
    options: CallOptions = {},
  ): Promise<Information> {
    return this.askOf(news, (part, run) => part.markAsRead(run, information, { ...options, read }), options);
  }

  /**
   * Says that an information was taken note of ("accusé de réception"): it cannot be taken back. Costs and throws as
   * `markInformationAsRead`.
   *
   * @throws UsageError when it asks for no such thing
   */
  async acknowledge(information: Information, options: CallOptions = {}): Promise<Information> {
    return this.askOf(news, (part, run) => part.acknowledgeNews(run, information, options), options);
  }

  /**
   * Answers a survey, in whole or in part, after a check of every answer. Costs and throws as `markInformationAsRead`.
   *
   * @throws UsageError when an answer does not fit · NotAllowedError when somebody else of the family is to answer
   */
  async answerSurvey(
    information: Information,
    answers: readonly SurveyAnswer[],
    options: CallOptions = {},
  ): Promise<Information> {
    return this.askOf(
      news,
      (part, run) => part.answerSurvey(run, information, { ...options, answers }),
      options,
    );
  }

  /**
   * Starts a discussion. Two requests, and one for each 100 KiB of files. The server does not name what it made:
   * the latest of one's own with that subject is given, or `undefined`.
   *
   * @throws NotAllowedError for people who may not be written to, files without the right · UsageError, and what
   *   `markInformationAsRead` throws
   */
  async newDiscussion(
    discussion: NewDiscussion,
    options: MessageOptions = {},
  ): Promise<Discussion | undefined> {
    return this.askOf(messages, (part, run) => part.startDiscussion(run, discussion, options), options);
  }

  /**
   * Answers a discussion, or one of its messages. Four requests, one more for a message, and one for each 100 KiB of
   * files. Throws what `newDiscussion` throws.
   *
   * @throws DiscussionClosedError
   */
  async reply(
    to: Discussion | Message,
    message: MessageText,
    options: ReplyOptions = {},
  ): Promise<DiscussionThread> {
    return this.askOf(messages, (part, run) => part.replyTo(run, to, { ...options, message }), options);
  }

  /** Keeps an answer without sending it ("brouillon"), in the place of one that was kept. Four requests; throws what `reply` throws. */
  async saveReplyDraft(
    discussion: Discussion,
    message: MessageText,
    options: CallOptions = {},
  ): Promise<DiscussionThread> {
    const work = { ...options, message };
    return this.askOf(drafts, (part, run) => part.saveReplyDraft(run, discussion, work), options);
  }

  /** Keeps a new discussion without sending it. Costs and throws as `newDiscussion`. */
  async saveDraft(discussion: NewDiscussion, options: CallOptions = {}): Promise<Discussion | undefined> {
    return this.askOf(drafts, (part, run) => part.saveDraft(run, discussion, options), options);
  }

  /**
   * Sends what was kept, as it is or in other words. Costs and throws as `reply`, one request more for a new discussion;
   * UsageError without a draft.
   */
  async sendDraft(
    discussion: Discussion,
    options: CallOptions & { readonly message?: MessageText } = {},
  ): Promise<DiscussionThread> {
    return this.askOf(drafts, (part, run) => part.sendDraft(run, discussion, options), options);
  }

  /**
   * Deletes what was kept, and gives what is left: `undefined` of a discussion that was never started. Four
   * requests; throws what `reply` throws, and UsageError without a draft.
   */
  async deleteDraft(
    discussion: Discussion,
    options: CallOptions = {},
  ): Promise<DiscussionThread | undefined> {
    return this.askOf(drafts, (part, run) => part.deleteDraft(run, discussion, options), options);
  }

  /** Marks a discussion as read, or as unread. Two requests; throws what `markInformationAsRead` throws. */
  async markDiscussionAs(
    discussion: Discussion,
    read: boolean,
    options: CallOptions = {},
  ): Promise<Discussion> {
    const work = { ...options, read };
    return this.askOf(discussions, (part, run) => part.markDiscussion(run, discussion, work), options);
  }

  /**
   * Moves a discussion to the bin ("corbeille"); one that lies there is deleted for good, and `undefined`. Two requests;
   * throws what `markInformationAsRead` throws.
   */
  async deleteDiscussion(discussion: Discussion, options: CallOptions = {}): Promise<Discussion | undefined> {
    return this.askOf(discussions, (part, run) => part.deleteDiscussion(run, discussion, options), options);
  }

  /** Takes a discussion out of the bin. Costs and throws as `deleteDiscussion`; UsageError when it is not there. */
  async restoreDiscussion(discussion: Discussion, options: CallOptions = {}): Promise<Discussion> {
    return this.askOf(discussions, (part, run) => part.restoreDiscussion(run, discussion, options), options);
  }

  /** Puts a discussion in the archives, or takes it out; advanced rights only. Costs and throws as `deleteDiscussion`. */
  async archiveDiscussion(
    discussion: Discussion,
    archived = true,
    options: CallOptions = {},
  ): Promise<Discussion> {
    const work = { ...options, archived };
    return this.askOf(discussions, (part, run) => part.archiveDiscussion(run, discussion, work), options);
  }

  /** Closes a discussion to answers; where `closable` says so. Costs and throws as `deleteDiscussion`. */
  async closeDiscussion(discussion: Discussion, options: CallOptions = {}): Promise<Discussion> {
    const work = { ...options, open: false };
    return this.askOf(discussions, (part, run) => part.openOrClose(run, discussion, work), options);
  }

  /** Opens a discussion again; where `reopenable` says so. Costs and throws as `deleteDiscussion`. */
  async reopenDiscussion(discussion: Discussion, options: CallOptions = {}): Promise<Discussion> {
    const work = { ...options, open: true };
    return this.askOf(discussions, (part, run) => part.openOrClose(run, discussion, work), options);
  }

  /** Changes a subject; where `subjectEditable` says so. Costs and throws as `deleteDiscussion`. */
  async renameDiscussion(
    discussion: Discussion,
    subject: string,
    options: CallOptions = {},
  ): Promise<Discussion> {
    const work = { ...options, subject };
    return this.askOf(discussions, (part, run) => part.renameDiscussion(run, discussion, work), options);
  }

  /** Folders and labels of the messaging ("étiquettes"). One request. */
  async discussionLabels(options: CallOptions = {}): Promise<readonly DiscussionLabel[]> {
    return this.askOf(labels, (part, run) => part.listLabels(run, options), options);
  }

  /** Makes a label, and gives all; advanced rights only. Two requests; throws what `deleteDiscussion` throws. */
  async createDiscussionLabel(
    label: NewDiscussionLabel,
    options: CallOptions = {},
  ): Promise<readonly DiscussionLabel[]> {
    return this.askOf(labels, (part, run) => part.createLabel(run, label, options), options);
  }

  /** Deletes a label of one's own, and gives those that are left. Costs and throws as `createDiscussionLabel`. */
  async deleteDiscussionLabel(
    label: DiscussionLabel,
    options: CallOptions = {},
  ): Promise<readonly DiscussionLabel[]> {
    return this.askOf(labels, (part, run) => part.deleteLabel(run, label, options), options);
  }

  /** Gives a discussion these labels, and no other. Costs and throws as `createDiscussionLabel`. */
  async labelDiscussion(
    discussion: Discussion,
    given: readonly DiscussionLabel[],
    options: CallOptions = {},
  ): Promise<Discussion> {
    const work = { ...options, labels: given };
    return this.askOf(labels, (part, run) => part.labelDiscussion(run, discussion, work), options);
  }

  /**
   * Changes the user's own e-mail and telephone numbers. Two requests.
   *
   * @throws NotAllowedError · UsageError, and what `markInformationAsRead` throws
   */
  async changePersonalDetails(
    change: PersonalDetailsChange,
    options: CallOptions = {},
  ): Promise<PersonalDetails> {
    return this.askOf(account, (part, run) => part.changePersonalDetails(run, change, options), options);
  }

  /**
   * Gives the account a new password, once the school's rules are met; this client logs in with it from then on. One
   * request. After an `OutcomeUnknownError`, log in by hand: a wrong password is counted.
   *
   * A token that the server gives with it is saved at once.
   *
   * @throws RequestRefusedError · NotAllowedError · UsageError, and what `markInformationAsRead` throws
   * @throws StoreError before anything is sent; or afterwards, and says so, when the new token could not be saved
   */
  async changePassword(
    passwords: { readonly current: string; readonly next: string },
    options: CallOptions = {},
  ): Promise<void> {
    const { link } = this;
    const work = { ...passwords, login: this.connection.username };
    await link.entrance.options.store?.checkWritable?.();
    const token = await this.askOf(account, (part, run) => part.changePassword(run, work, options), options);
    link.entrance.usePassword(passwords.next);
    if (token !== undefined) await link.takeToken(token);
  }
}
