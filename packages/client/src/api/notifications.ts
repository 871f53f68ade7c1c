import {
  notificationActions,
  notificationDisplays,
  notificationTypes,
  type WireNotification,
  type WireNotificationSection,
  type WireNotificationsPage,
} from "@preau/wire";
import type { PlainDate, PlainDateTime } from "../codec/dates.js";
import { type Id, issueId } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, instant, integer, integerSet, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { type CallContext, defineCall } from "../session/call.js";
import { readContent } from "./content.js";

/** Everything that the bell of the official page shows. French: "centrale de notifications". */
export interface NotificationCenter {
  /** Unread ones, as the server counts them. */
  readonly unread?: number;
  readonly sections: readonly NotificationSection[];
}

/** Notifications of one sort. */
export interface NotificationSection {
  readonly name?: string;
  /** The server's word for it. */
  readonly ident?: string;
  readonly notifications: readonly SchoolNotification[];
}

/** One notification. */
export interface SchoolNotification {
  /** The server's name for it, which is no secret identity but may stand for several at once. */
  readonly id: Id;
  /** Made of its section, name, date and words. */
  readonly key: Key;
  /** What it is about, where the library knows the server's name for it. */
  readonly topic:
    | "discussions"
    | "documents"
    | "news"
    | "forum"
    | "replacements"
    | "documents-to-sign"
    | "other";
  /** One thing, a number of things, a sequence, or something that belongs to nothing else. */
  readonly type: "single" | "counter" | "roll" | "orphan" | "other";
  readonly title?: string;
  readonly content?: string;
  /** HTML as the server sent it: untrusted, never put it in a page as it is. */
  readonly contentHtml?: string;
  /** Of how many things it speaks. */
  readonly count: number;
  readonly date?: PlainDateTime;
  /** It lies in the history: it was read. */
  readonly read: boolean;
  readonly readDate?: PlainDate;
  /** When the history forgets it. */
  readonly expiryDate?: PlainDate;
  /** What its button does. */
  readonly action: "read" | "close" | "link" | "none";
  /** Tabs that it may lead to, by number, the preferred one first. */
  readonly tabs: readonly number[];
}

/**
 * The notification centre. One call, read-only: nothing is marked as read.
 *
 * @evidence the names of the keys are read in the official client 2025.2, and reported by one other client; no
 *   answer was published, so that their types are assumed
 */
export const notificationCenter = defineCall({
  wire: "CentraleNotifications",
  encode: (_: undefined): object => ({}),
  decode: (page: Reader<WireNotificationsPage>, context): NotificationCenter =>
    present({
      unread: page.optional("nbNotifs", integer),
      sections: page.optionalList("liste", (section) => readSection(section, context)),
    }),
});

function readSection(section: Reader<WireNotificationSection>, context: CallContext): NotificationSection {
  const name = section.optional("L", label);
  const ident = section.optional("ident", label);
  const found = section.optionalList("liste", (item) => readNotification(item, context));
  const notifications = withKeys("notification", found, ({ id, date, title, content }) => [
    ident ?? name,
    // The session's tag is left out: the server's name for it outlives the session.
    id.slice(id.indexOf("~") + 1),
    date,
    title,
    content,
  ]);
  return present({ name, ident, notifications });
}

const topics: Readonly<Record<string, SchoolNotification["topic"]>> = {
  insh_IdDiscussions: "discussions",
  insh_IdCasiers: "documents",
  insh_IdInformations: "news",
  insh_IdSujetsForum: "forum",
  insh_IdDemandeRemplacements: "replacements",
  insh_IdDocumentASigner: "documents-to-sign",
};

const types: Readonly<Record<number, SchoolNotification["type"]>> = {
  [notificationTypes.orphan]: "orphan",
  [notificationTypes.single]: "single",
  [notificationTypes.counter]: "counter",
  [notificationTypes.roll]: "roll",
};

const actions: Readonly<Record<number, SchoolNotification["action"]>> = {
  [notificationActions.read]: "read",
  [notificationActions.close]: "close",
  [notificationActions.link]: "link",
};

function readNotification(
  item: Reader<WireNotification>,
  { tag }: CallContext,
): Omit<SchoolNotification, "key"> | undefined {
  const id = item.optional("id", label);
  const title = item.optional("titre", label);
  const sent = item.optional("message", label);
  if (title === undefined && sent === undefined) return undefined;
  const displays = item.optional("modalites", integerSet) ?? [];
  const readDate = item.optional("dateLue", day);
  return present({
    id: issueId(tag, id ?? "0"),
    topic: (id === undefined ? undefined : topics[id]) ?? ("other" as const),
    type: types[item.optional("type", integer) ?? notificationTypes.orphan] ?? ("other" as const),
    title,
    ...readContent(sent),
    count: item.optional("compteur", integer) ?? 1,
    date: item.optional("date", instant),
    read: displays.includes(notificationDisplays.history) || readDate !== undefined,
    readDate,
    expiryDate: item.optional("dateExpiration", day),
    action: actions[item.optional("action", integer) ?? notificationActions.none] ?? ("none" as const),
    tabs: item.values("navOnglets", integer),
  });
}
