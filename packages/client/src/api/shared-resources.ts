import {
  resourceKinds,
  sharedResourceKinds,
  tabs,
  type WireLessonBookRequest,
  type WireLessonContentsPage,
  type WireSharedObject,
  type WireSharedResource,
  type WireSharedResources,
} from "@preau/wire";
import { weeksBetween } from "../codec/calendar.js";
import type { PlainDate } from "../codec/dates.js";
import { readLabel } from "../codec/element.js";
import { type Id, issueId, noIdentity, type SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, flag, identity, integer, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { encodeDomain } from "../codec/sets.js";
import { webAddress } from "../codec/web-address.js";
import { defineCall } from "../session/call.js";
import { type Attachment, type FileOrigin, readAttachment } from "./attachment.js";
import type { Period } from "./school.js";
import { type Subject, subjectReader } from "./subject.js";

/** Something that teachers share, lessons and tests taken together ("ressource pédagogique"). */
export interface SharedResource {
  /** Of the file, the quiz or the test that it is: questions and answers of one test have the same. */
  readonly id: Id;
  /** Made of kind, name, subject and day, with an index for resources that are alike. */
  readonly key: Key;
  readonly kind: SharedResourceKind;
  readonly name: string;
  /** Day on which it was put there. */
  readonly date?: PlainDate;
  readonly subject?: Subject;
  /** `#RRGGBB`. */
  readonly backgroundColor?: string;
  /** Of questions and answers: what the test was about. Of work that was handed in: the teacher's remark. */
  readonly comment?: string;
  readonly themes: readonly string[];
  /** Names of the periods that it counts for; empty where the school does not say. */
  readonly periods: readonly string[];
  /** None of a quiz and a forum; of work that was handed in, the work and what came back. */
  readonly files: readonly Attachment[];
}

/** What is shared; `other` is a kind that the library does not know. */
export type SharedResourceKind =
  | "document"
  | "site"
  | "quiz"
  | "test-subject"
  | "test-correction"
  | "handed-in-work"
  | "kiosk"
  | "cloud"
  | "forum"
  | "other";

const kinds: Readonly<Record<number, SharedResourceKind>> = {
  [sharedResourceKinds.document]: "document",
  [sharedResourceKinds.site]: "site",
  [sharedResourceKinds.quiz]: "quiz",
  [sharedResourceKinds.testSubject]: "test-subject",
  [sharedResourceKinds.testCorrection]: "test-correction",
  [sharedResourceKinds.handedInWork]: "handed-in-work",
  [sharedResourceKinds.kiosk]: "kiosk",
  [sharedResourceKinds.cloud]: "cloud",
};

/**
 * All that teachers share with a pupil, the latest first. One call, read-only: the page of lesson contents, asked for
 * these alone and for the whole year. Whether a server looks at the weeks is not known; the mobile page names the current
 * one and hides its calendar.
 *
 * @evidence read in the official client 2025.2 (keys, kinds, order, addresses); one item captured in 2024
 */
export const sharedResourcesOfYear = defineCall({
  wire: "PageCahierDeTexte",
  tab: tabs.lessonContents,
  encode: (_: readonly Period[], { calendar }): WireLessonBookRequest => ({
    domaine: encodeDomain(weeksBetween(calendar, calendar.firstDay, calendar.lastDay)),
    estRequeteRP: true,
  }),
  decode: (
    page: Reader<WireLessonContentsPage>,
    { tag },
    periods: readonly Period[],
  ): readonly SharedResource[] =>
    page.element("ListeRessourcesPedagogiques", (shared) => readShared(shared, { tag, periods })) ?? [],
});

/** What a resource names by `N` alone. */
interface Named {
  readonly tag: SessionTag;
  readonly periods: readonly Period[];
  readonly subjects: ReadonlyMap<Id, NamedSubject>;
}

interface NamedSubject {
  readonly subject: Subject;
  readonly color: string | undefined;
}

function readShared(
  shared: Reader<WireSharedResources>,
  { tag, periods }: Omit<Named, "subjects">,
): readonly SharedResource[] {
  const readSubject = subjectReader(tag);
  const found = shared.optionalList("listeMatieres", (item): readonly [Id, NamedSubject] | undefined => {
    const subject = readSubject(item);
    const color = item.optional("couleur", label);
    return subject?.id === undefined ? undefined : [subject.id, { subject, color }];
  });
  const named = { tag, periods, subjects: new Map(found) };
  const resources = shared
    .optionalList("listeRessources", (item) => readResource(item, named))
    .toSorted((a, b) => compareTexts(b.date, a.date) || compareTexts(a.name, b.name));
  return withKeys("shared", resources, ({ kind, name, subject, date }) => [kind, name, subject?.name, date]);
}

function readResource(
  item: Reader<WireSharedResource>,
  { tag, periods, subjects }: Named,
): Omit<SharedResource, "key"> | undefined {
  const number = item.optional("G", integer);
  const isForum = item.flag("estForumPeda", flag);
  const kind = isForum ? "forum" : number === undefined ? "other" : (kinds[number] ?? "other");
  const subjectN = item.element("matiere", (subject) => subject.optional("N", identity));
  const named = subjectN === undefined ? undefined : subjects.get(issueId(tag, subjectN));
  const periodIds = item.optionalList("listePeriodesNotation", (period) => period.optional("N", identity));
  const shared = item.element("ressource", (object) => readObject(object, kind, tag));
  if (shared === undefined) return undefined;
  return present({
    ...shared,
    kind,
    date: item.optional("date", day),
    subject: named?.subject,
    backgroundColor: named?.color,
    themes: item.optionalList("ListeThemes", readLabel),
    periods: periodIds.flatMap((n) => {
      const period = periods.find(({ id }) => id === issueId(tag, n));
      return period === undefined ? [] : [period.name];
    }),
  });
}

/** What the object itself says; nothing that has neither name nor identity. */
function readObject(object: Reader<WireSharedObject>, kind: SharedResourceKind, tag: SessionTag) {
  const n = object.optional("N", identity);
  const quiz = object.element("QCM", readLabel);
  const name = object.optional("L", label) ?? quiz ?? object.optional("url", label);
  if (n === undefined && name === undefined) return undefined;
  return {
    id: issueId(tag, n ?? noIdentity),
    name: name ?? "",
    comment: object.optional("commentaire", label) ?? object.optional("commentaireCorrige", label),
    files: filesOf(object, kind, tag),
  };
}

function filesOf(
  object: Reader<WireSharedObject>,
  kind: SharedResourceKind,
  tag: SessionTag,
): readonly Attachment[] {
  if (kind === "quiz" || kind === "forum") return [];
  const own = readAttachment(object, tag);
  if (own === undefined) return [];
  const file = (origin?: FileOrigin): Attachment => ({
    id: own.id,
    name: own.name,
    kind: "file",
    ...(origin === undefined ? {} : { origin }),
  });
  switch (kind) {
    case "document":
      return [file()];
    case "site": {
      // Its address is `url` or, without one, its name.
      const url = webAddress(object.optional("url", label) ?? own.name);
      return [{ id: own.id, name: own.name, kind: "link", ...(url === undefined ? {} : { url }) }];
    }
    case "test-subject":
    case "test-correction": {
      const isEvaluation = object.optional("G", integer) === resourceKinds.evaluation;
      const part = kind === "test-subject" ? "subject" : "correction";
      return [file(`${isEvaluation ? "evaluation" : "test"}-${part}`)];
    }
    case "handed-in-work": {
      const corrected = object.element("documentCorrige", (found) =>
        readAttachment(found, tag, "corrected-work"),
      );
      return [file("handed-in-work"), ...(corrected === undefined ? [] : [corrected])];
    }
    case "kiosk":
    case "cloud":
      return [{ ...own, kind }];
    default:
      return [own];
  }
}
