import type { Cast } from "./cast.js";
import { addDays } from "./days.js";
import {
  type Discussions,
  type Holding,
  holdingOf,
  type MailLabel,
  type Message,
  mailboxOf,
  noDiscussions,
  type Thread,
} from "./discussions.js";
import {
  clubSentences,
  type Keeping,
  type MessageDraft,
  type RoleName,
  type ThreadDraft,
  threadDrafts,
} from "./discussions-catalogue.js";
import type { Day, SchoolClass, Teacher } from "./school.js";

/** What the messaging is made from. */
export interface DiscussionsSetting {
  readonly today: Day;
  readonly cast: Cast;
  /** Who leads each class. */
  readonly headTeachers: ReadonlyMap<string, Teacher>;
  /** The main pupil's class. */
  readonly mainClassId?: string;
}

/** People by the names that the catalogue gives them. */
type Roles = Readonly<Partial<Record<RoleName, readonly string[]>>>;

/**
 * Discussions of the last weeks, with everything that can happen to one: unread, closed, in the bin, archived,
 * left, with asides, forwarded messages and drafts, and one so long that it is read in pieces. Every class has
 * heard from its teacher. What is said does not depend on the seed; to whom, does.
 */
export function discussionsOf(setting: DiscussionsSetting): Discussions {
  const { today, cast } = setting;
  const roles = rolesOf(setting);
  const made = noDiscussions();
  giveLabels(made, roles);
  const accountIds = new Set(cast.accounts.map(({ personId }) => personId));
  const add = (draft: ThreadDraft, own: Roles): void => {
    const thread = threadOf(draft, { today, roles: own, threads: made.threads });
    if (thread === undefined) return;
    made.threads.push(thread);
    for (const id of thread.participantIds) {
      if (accountIds.has(id)) keep(made, thread, id, keepingOf(draft, own, id));
    }
  };
  for (const draft of [...threadDrafts, clubDraft]) add(draft, roles);
  for (const schoolClass of cast.classes)
    add(materialDraft(schoolClass), classRoles(setting, schoolClass.id));
  begin(made, roles, today);
  return made;
}

function rolesOf(setting: DiscussionsSetting): Roles {
  const { cast, mainClassId = "" } = setting;
  const by = (login: string): string[] =>
    cast.accounts.filter((account) => account.login === login).map(({ personId }) => personId);
  return {
    camille: by("camille.verdier"),
    ines: by("ines.bennouna"),
    zoe: by("zoé.exemple"),
    sophie: by("sophie.verdier"),
    karim: by("karim.bennouna"),
    counsellor: cast.staff.slice(0, 1).map(({ id }) => id),
    assistant: cast.staff.slice(1, 2).map(({ id }) => id),
    ...classRoles(setting, mainClassId),
  };
}

function classRoles({ cast, headTeachers }: DiscussionsSetting, classId: string): Roles {
  const teacher = headTeachers.get(classId);
  return {
    teacher: teacher === undefined ? [] : [teacher.id],
    class: cast.students.filter((student) => student.classId === classId).map(({ id }) => id),
  };
}

interface ThreadContext {
  readonly today: Day;
  readonly roles: Roles;
  /** Those made before. */
  readonly threads: readonly Thread[];
}

/** `undefined` when somebody who has a part in it is not at this school. */
function threadOf(draft: ThreadDraft, context: ThreadContext): Thread | undefined {
  const { roles } = context;
  const cast = [...draft.messages.map(({ by }) => by), ...draft.to];
  if (cast.some((role) => (roles[role] ?? []).length === 0)) return undefined;
  const id = `thread:${draft.key}`;
  const starterId = roles[draft.messages[0]?.by ?? "teacher"]?.[0] ?? "";
  const others = draft.to.flatMap((role) => roles[role] ?? []);
  const messages: Message[] = [];
  for (const message of draft.messages) messages.push(messageOf(message, { ...context, id, messages }));
  return {
    id,
    subject: draft.subject,
    kind: draft.kind ?? "discussion",
    starterId,
    participantIds: [...new Set([starterId, ...others])],
    messages,
    closed: draft.closed ?? false,
    ...(draft.automatic === true ? { automatic: true } : {}),
  };
}

/** Teachers and staff write with the editor, families without. */
const writesFormatted: ReadonlySet<RoleName> = new Set(["teacher", "counsellor", "assistant"]);

function messageOf(
  draft: MessageDraft,
  { today, roles, threads, id, messages }: ThreadContext & { id: string; messages: readonly Message[] },
): Message {
  const { by, age, time, text, aside, attachments = [], forwards } = draft;
  const answered = messages[draft.answers ?? messages.length - 1];
  const source = threads.find((thread) => thread.id === `thread:${forwards?.[0] ?? ""}`);
  const forwarded = forwards === undefined ? undefined : source?.messages[forwards[1]];
  return {
    id: `message:${id}:${messages.length + 1}`,
    threadId: id,
    authorId: roles[by]?.[0] ?? "",
    at: `${addDays(today, -age)}T${time}`,
    text,
    formatted: writesFormatted.has(by),
    ...(answered === undefined ? {} : { answersId: answered.id }),
    ...(aside === undefined ? {} : { toIds: aside.flatMap((role) => roles[role] ?? []) }),
    attachments,
    ...(forwarded === undefined ? {} : { forwarded: [forwarded] }),
  };
}

function keepingOf({ keeping = {} }: ThreadDraft, roles: Roles, personId: string): Keeping {
  const names = Object.keys(keeping) as RoleName[]; // keys of a record of ours
  const role = names.find((name) => roles[name]?.includes(personId));
  return role === undefined ? {} : (keeping[role] ?? {});
}

function keep(made: Discussions, thread: Thread, personId: string, keeping: Keeping): void {
  const mailbox = mailboxOf(made, personId);
  const holding: Holding = holdingOf(mailbox, thread.id);
  const known = thread.messages.slice(0, thread.messages.length - (keeping.unread ?? 0));
  for (const { id } of known) holding.read.add(id);
  holding.place = keeping.place ?? "inbox";
  holding.left = keeping.left ?? false;
  const [label] = mailbox.labels;
  if (keeping.labelled === true && label !== undefined) holding.labelIds.add(label.id);
  if (keeping.draft !== undefined) {
    holding.draft = { id: `draft:${thread.id}:${personId}`, text: keeping.draft, formatted: false };
  }
}

/** Labels of one's own come with the advanced messaging, which staff have. */
function giveLabels({ mailboxes }: Discussions, { counsellor = [], assistant = [] }: Roles): void {
  for (const holderId of [...counsellor, ...assistant]) {
    const labels: MailLabel[] = [
      { id: `mail-label:${holderId}:1`, name: "Casiers", color: "#6C7A89", short: "CA" },
      { id: `mail-label:${holderId}:2`, name: "À rappeler", color: "#D7433B", short: "RA" },
    ];
    mailboxes.set(holderId, { holderId, labels, holdings: new Map(), drafts: [] });
  }
}

/** A discussion that the main pupil has begun and not sent. */
function begin(made: Discussions, { camille = [], teacher = [] }: Roles, today: Day): void {
  for (const personId of camille) {
    mailboxOf(made, personId).drafts.push({
      id: `draft:new:${personId}:1`,
      at: `${addDays(today, -2)}T19:30`,
      subject: "Question sur l'exercice",
      text: "Bonjour, je ne comprends pas la consigne du",
      formatted: false,
      toIds: teacher,
    });
  }
}

/** Three messages a day for two weeks: more than a client asks for at once. */
const clubDraft: ThreadDraft = {
  key: "club",
  subject: "Journal du collège",
  to: ["ines", "zoe", "assistant"],
  messages: Array.from({ length: 45 }, (_, index): MessageDraft => {
    const by = (["camille", "ines", "zoe"] as const)[index % 3] ?? "camille";
    const time = ["12:05", "17:40", "20:15"][index % 3] ?? "12:05";
    const text = clubSentences[index % clubSentences.length] ?? "";
    return { by, age: 15 - Math.floor(index / 3), time, text };
  }),
  keeping: { camille: { unread: 2 } },
};

function materialDraft({ name }: SchoolClass): ThreadDraft {
  return {
    key: `material ${name}`,
    subject: `Matériel des ${name}`,
    to: ["class"],
    messages: [
      { by: "teacher", age: 5, time: "16:00", text: "<div>N'oubliez ni compas ni calculatrice&nbsp;!</div>" },
    ],
    keeping: { class: { unread: 1 } },
  };
}
