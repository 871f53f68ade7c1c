import {
  resourceKinds,
  type WireDraft,
  type WireMessagePublicPage,
  type WirePublicsPage,
  type WirePublicsRequest,
  type WireRecipient,
  type WireRecipientsPage,
  type WireRecipientsRequest,
} from "@preau/wire";
import { readId, readLabel } from "../codec/element.js";
import type { Id, SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { flag, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { encodeNumberSet } from "../codec/sets.js";
import { NotAllowedError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import { type PersonKind, personKind } from "./person.js";

/** Somebody who takes part in a discussion, or to whom a message was sent. */
export interface Participant {
  readonly id: Id;
  /** Made of kind and name, with an index for people of one name. */
  readonly key: Key;
  /** As the page shows it: a parent's may be followed by the child's, "Mme ORIOL H. - ORIOL Nino (4C)". */
  readonly name: string;
  readonly kind: PersonKind;
  /** The kind in the server's numbers, which messages repeat. */
  readonly kindNumber?: number;
  /** Does not take messages. */
  readonly refusesMessages: boolean;
}

/** Somebody to whom a discussion may be opened. French: "destinataire". */
export interface Recipient extends Participant {
  /** May be written to; of teachers and staff, the school decides. */
  readonly withDiscussion: boolean;
  readonly email?: string;
  /** Of the staff: "C.P.E.", "Infirmière"… */
  readonly functions: readonly string[];
  /** What a teacher teaches to the pupil. */
  readonly subjects: readonly RecipientSubject[];
  /** Class teacher ("professeur principal"). */
  readonly headTeacher: boolean;
  /** Classes and groups of a pupil; to accounts with advanced rights. */
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  /** Children of a parent; to accounts with advanced rights. */
  readonly children: readonly string[];
}

/** A subject that somebody teaches. */
export interface RecipientSubject {
  readonly name: string;
  /** A part of another subject ("sous-matière"). */
  readonly part: boolean;
  /** Name of that other subject. */
  readonly of?: string;
}

/** What `findRecipients` must know of the account. */
export interface RecipientsOptions extends CallOptions {
  /** Rights of the account (`autorisations`). */
  readonly rights: Readonly<Record<string, unknown>>;
  /** A parent asks, who may see the other parents in another manner. */
  readonly asParent: boolean;
}

/** Which people are asked for, and by whom. */
interface RecipientsArguments {
  /** A resource kind. */
  readonly kind: number;
  readonly asParent?: boolean;
  /** The right to write to all classes. */
  readonly allClasses?: boolean;
}

/** `G` of the level, which stands for "no pupil" when a parent asks for parents. */
const level = 6;

/**
 * People of one kind whom a family may write to. One call, read-only. They are those of the pupil, or of the
 * chosen child.
 *
 * @evidence read in the official client 2025.2, and in pronotepy, which leaves the pupil out
 */
export const recipientsOfKind = defineCall({
  wire: "ListeRessourcesPourCommunication",
  encode: ({ kind, asParent }: RecipientsArguments, { subject }): WireRecipientsRequest => {
    const ofParents = asParent === true && kind === resourceKinds.guardian;
    const isPupil = subject?.kind === resourceKinds.student;
    return {
      onglet: { N: 0, G: kind },
      ...(ofParents ? { filtreElement: { N: 0, G: level } } : {}),
      ...(!ofParents && isPupil ? { filtreElement: { N: subject.n, G: subject.kind, L: subject.name } } : {}),
    };
  },
  decode: (page: Reader<WireRecipientsPage>, { tag }, { kind }: RecipientsArguments) =>
    keyed(page.list("listeRessourcesPourCommunication", (item) => readRecipient(item, { tag, kind }))),
});

/**
 * The same for accounts with the right `AvecDiscussionAvancee`: teachers, staff, delegates. One call, read-only.
 *
 * @evidence read in the official client 2025.2; no answer was published
 */
export const publicsOfKind = defineCall({
  wire: "ListePublics",
  encode: ({ kind, allClasses }: RecipientsArguments): WirePublicsRequest => ({
    genres: encodeNumberSet([kind]),
    pourMessagerie: true,
    sansFiltreSurEleve: allClasses === true,
    avecFonctionPersonnel: true,
    avecInfoRencontresSepareesDesResponsables: false,
    avecInfoResponsablePreferentiel: false,
    avecUniquementResponsableDelegue: false,
    estCtxModeleActualite: false,
  }),
  decode: (page: Reader<WirePublicsPage>, { tag }, { kind }: RecipientsArguments) =>
    keyed(
      page.list("listePublics", (item) => {
        const recipient = readRecipient(item, { tag, kind });
        // Whoever is listed here may be written to, unless they said no.
        return recipient && { ...recipient, withDiscussion: !recipient.refusesMessages };
      }),
    ),
});

/** Rights to write to people of a kind, in the order in which they are asked for. */
const rightsByKind: readonly (readonly [right: string, kind: number])[] = [
  ["AvecDiscussionProfesseurs", resourceKinds.teacher],
  ["AvecDiscussionPersonnels", resourceKinds.staff],
  ["AvecDiscussionEleves", resourceKinds.student],
  ["AvecDiscussionParents", resourceKinds.guardian],
];

/**
 * Everybody whom the account may open a discussion with. One request for each kind of people that its rights
 * name: up to four. Where they name none, teachers and staff are asked for, and by staff families too.
 *
 * @throws NotAllowedError without asking, when the school has forbidden discussions to the user
 */
export async function findRecipients(
  runner: Runner,
  { rights, asParent, signal }: RecipientsOptions,
): Promise<readonly Recipient[]> {
  if (rights["discussionInterdit"] === true) {
    throw new NotAllowedError("The school has forbidden discussions to this account; nothing was sent.", {
      call: "ListeRessourcesPourCommunication",
    });
  }
  const isAdvanced = rights["AvecDiscussionAvancee"] === true;
  const call = isAdvanced ? publicsOfKind : recipientsOfKind;
  const allClasses = rights["AutoriserCommunicationsToutesClasses"] === true;
  const found: Recipient[] = [];
  for (const kind of kindsAllowed(rights, isAdvanced)) {
    // oxlint-disable-next-line no-await-in-loop -- a session answers one request at a time
    found.push(...(await runner.run(call, { kind, asParent, allClasses }, { signal })));
  }
  return found;
}

function kindsAllowed(rights: Readonly<Record<string, unknown>>, isAdvanced: boolean): readonly number[] {
  if (rightsByKind.some(([right]) => typeof rights[right] === "boolean")) {
    return rightsByKind.filter(([right]) => rights[right] === true).map(([, kind]) => kind);
  }
  return rightsByKind.slice(0, isAdvanced ? 4 : 2).map(([, kind]) => kind);
}

/** Reads the people of a message, in the order of the official page: by kind, then by rank. */
export function readParticipants(
  page: Reader<WireMessagePublicPage>,
  tag: SessionTag,
): readonly Participant[] {
  return keyed(inOrder(page.list("listeDest", (item) => readRanked(item, tag))));
}

/** Reads the people for whom a draft is, where it says. */
export function readDraftRecipients(
  draft: Reader<WireDraft>,
  tag: SessionTag,
): readonly Participant[] | undefined {
  if (!draft.has("listeDestinataires")) return undefined;
  return keyed(inOrder(draft.list("listeDestinataires", (item) => readRanked(item, tag))));
}

/** Somebody, and their place in the list. */
interface Ranked {
  readonly person: Omit<Participant, "key">;
  readonly rank: number;
}

function readRanked(item: Reader<WireRecipient>, tag: SessionTag): Ranked | undefined {
  const person = readPerson(item, { tag });
  return person && { person, rank: item.optional("P", integer) ?? 0 };
}

function inOrder(ranked: readonly Ranked[]): readonly Omit<Participant, "key">[] {
  return ranked
    .toSorted((a, b) => (a.person.kindNumber ?? 0) - (b.person.kindNumber ?? 0) || a.rank - b.rank)
    .map(({ person }) => person);
}

function keyed<T extends Omit<Participant, "key">>(
  people: readonly T[],
): readonly (T & { readonly key: Key })[] {
  return withKeys("person", people, ({ kind, name }) => [kind, name]);
}

/** What reading somebody needs: the kind that was asked for stands in for one that is not said. */
interface PersonReading {
  readonly tag: SessionTag;
  readonly kind?: number;
}

function readPerson(
  item: Reader<WireRecipient>,
  { tag, kind }: PersonReading,
): Omit<Participant, "key"> | undefined {
  const id = readId(item, tag);
  const name = item.optional("L", label);
  if (name === undefined) return undefined;
  const kindNumber = item.optional("G", integer) ?? kind;
  return present({
    id,
    name,
    kind: personKind(kindNumber),
    kindNumber,
    refusesMessages: item.flag("refusMess", flag),
  });
}

function readRecipient(
  item: Reader<WireRecipient>,
  reading: PersonReading,
): Omit<Recipient, "key"> | undefined {
  const person = readPerson(item, reading);
  if (person === undefined) return undefined;
  const isOpen = item.flag("avecDiscussion", flag);
  const isFamily = person.kind === "student" || person.kind === "parent";
  const job = item.element("fonction", readLabel);
  return present({
    ...person,
    // Of pupils and parents nothing is said: those who are listed may be written to.
    withDiscussion: (isOpen || isFamily) && !person.refusesMessages,
    email: item.optional("email", label),
    functions: job === undefined ? [] : [job],
    subjects: readSubjects(item),
    headTeacher: item.flag("estPrincipal", flag),
    classes: item.optionalList("classes", readLabel),
    groups: item.optionalList("groupes", readLabel),
    children: item.optionalList("eleves", readLabel),
  });
}

/** `G` of a part of a subject. */
const partOfSubject = 31;

/** The list may hold other things than subjects. */
function readSubjects(item: Reader<WireRecipient>): readonly RecipientSubject[] {
  return item.optionalList("listeRessources", (found) => {
    const kind = found.optional("G", integer);
    const name = found.optional("L", label)?.trim();
    const part = found.flag("estUneSousMatiere", flag);
    const whole = found.optional("libelleMatiere", label);
    const isSubject = kind === undefined || kind === resourceKinds.subject || kind === partOfSubject;
    return name === undefined || name === "" || !isSubject ? undefined : present({ name, part, of: whole });
  });
}
