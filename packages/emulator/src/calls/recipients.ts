import {
  fatalErrors,
  tabs,
  type WireMessagePublicPage,
  type WireRecipient,
  type WireRecipientsPage,
  type WireReference,
} from "@preau/wire";
import { isObject } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import { mailboxOf, othersIn } from "../world/discussions.js";
import { headTeacherIdOf, type Person, personKinds, takesMessages, teachersOf } from "../world/persons.js";
import type { Student } from "../world/school.js";
import { participantName } from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { subjectElement } from "./people.js";
import { personElement, personElementOf } from "./person-elements.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/**
 * `SaisiePublicMessage`: the people of a discussion, the asker among them; of an aside, those whom it reached;
 * of a draft, those whom it is meant for. The flags that tell participants from recipients change nothing.
 */
export const messagePublic: CallHandler = {
  name: "SaisiePublicMessage",
  tabs: [tabs.discussions],
  fields: ["message", "estPublicParticipant", "estDestinatairesReponse"],
  handle: (request): CallAnswer => {
    const { school, data } = request;
    const messageId = resolveReference(request, data["message"], "message");
    const personIds = messageId === undefined ? undefined : peopleOfMessage(request, messageId);
    if (personIds === undefined) return { data: {} };
    const people = personIds.flatMap((id): WireRecipient[] => {
      const element = personElementOf(request, id);
      return element === undefined ? [] : [{ ...element, L: participantName(school, id) }];
    });
    const page = { listeDest: wireList(people) } satisfies WireMessagePublicPage;
    return { data: page };
  },
};

/** `undefined` for messages that are not the asker's, and for those of the school's own machinery. */
function peopleOfMessage({ school, account }: CallRequest, messageId: string): readonly string[] | undefined {
  const { personId } = account;
  const draft = mailboxOf(school.discussions, personId).drafts.find(({ id }) => id === messageId);
  if (draft !== undefined) return [personId, ...draft.toIds];
  const thread = school.discussions.threads.find(
    ({ participantIds, messages }) =>
      participantIds.includes(personId) && messages.some(({ id }) => id === messageId),
  );
  if (thread === undefined || thread.automatic === true) return undefined;
  const message = thread.messages.find(({ id }) => id === messageId);
  const reached = message?.toIds === undefined ? thread.participantIds : [message.authorId, ...message.toIds];
  const present = new Set([personId, ...othersIn(school, thread, personId)]);
  return reached.filter((id) => present.has(id));
}

/**
 * `ListeRessourcesPourCommunication`: whom a family may write to, one kind of people a call. Of teachers and
 * staff only those with `avecDiscussion` take messages.
 */
export const recipients: CallHandler = {
  name: "ListeRessourcesPourCommunication",
  tabs: [tabs.discussions],
  fields: ["onglet", "filtreElement"],
  handle: (request): CallAnswer => {
    const tab = request.data["onglet"];
    const kind = isObject(tab) ? kindOfNumber(tab["G"]) : undefined;
    if (kind === undefined) {
      throw refusal(fatalErrors.pageNotDisplayable, "`onglet.G` is no kind of people that can be written to");
    }
    const { enabled, writesTo } = discussionRights(request);
    const allowed = enabled && writesTo.includes(kind);
    const page = {
      listeRessourcesPourCommunication: wireList(allowed ? peopleOf(request, kind, readPupil(request)) : []),
    } satisfies WireRecipientsPage;
    return { data: page };
  },
};

function kindOfNumber(value: unknown): Person["kind"] | undefined {
  const kinds = Object.keys(personKinds) as Person["kind"][]; // keys of a constant of ours
  return kinds.find((kind) => personKinds[kind] === value);
}

/**
 * The pupil concerned: the one who is named, of those of the account, or else that of the signature.
 *
 * @throws Refusal 20 for somebody else's child
 */
function readPupil(request: CallRequest): Student | undefined {
  const { data, school, account, student } = request;
  const named = resolveReference(request, data["filtreElement"], "filtreElement");
  if (named === undefined || named === student?.id) return student;
  const childIds = school.parents.find(({ id }) => id === account.personId)?.childIds ?? [];
  const child = school.students.find(({ id }) => id === named && childIds.includes(id));
  if (child === undefined) {
    throw refusal(fatalErrors.foreignObject, "`filtreElement` is no pupil of this account");
  }
  return child;
}

function peopleOf(request: CallRequest, kind: Person["kind"], pupil: Student | undefined): WireRecipient[] {
  const { school, account } = request;
  if (kind === "teacher") return pupil === undefined ? [] : teachersOfPupil(request, pupil);
  if (kind === "staff") return school.staff.map((member, index) => staffEntry(request, member.id, index));
  // Classmates, or the parents who speak for the class.
  const others =
    kind === "student"
      ? school.students.filter((one) => one.classId === pupil?.classId)
      : school.parents.filter(({ childIds }) => childIds.length > 0);
  return others
    .filter(({ id }) => id !== account.personId)
    .map(({ id, name }) => ({
      ...personElement(request, { id, name, kind }),
      L: participantName(school, id),
    }));
}

function teachersOfPupil(request: CallRequest, pupil: Student): WireRecipient[] {
  const { school } = request;
  const principalId = headTeacherIdOf(school, pupil.classId);
  return [...teachersOf(school, pupil)].flatMap(([teacherId, subjectIds], index): WireRecipient[] => {
    const element = personElementOf(request, teacherId);
    if (element === undefined) return [];
    return [
      {
        ...element,
        P: index + 1,
        ...(takesMessages(school, teacherId) ? { avecDiscussion: true } : {}),
        ...(teacherId === principalId ? { estPrincipal: true } : {}),
        listeRessources: wireList(subjectIds.map((subjectId) => subjectElement(request, subjectId))),
      },
    ];
  });
}

/** A member of the staff, with what they do. */
export function staffEntry(request: CallRequest, staffId: string, index: number): WireRecipient {
  const { school, ids } = request;
  const member = school.staff.find(({ id }) => id === staffId);
  const role: WireReference = {
    L: member?.role ?? "",
    N: ids.issue(tables.staffRole, `role:${member?.role ?? ""}`),
  };
  return {
    ...personElement(request, { id: staffId, name: member?.name ?? "", kind: "staff" }),
    P: index + 1,
    avecDiscussion: true,
    fonction: wireElement(role),
  };
}
