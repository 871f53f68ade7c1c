import { lessonStatuses, type WireLesson, type WireVirtualRoom } from "@preau/wire";
import { readId, readLabel, readOptionalId } from "../../codec/element.js";
import { flag, instant, integer, label, mark } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { webAddress } from "../../codec/web-address.js";
import type { CallContext } from "../../session/call.js";
import { subjectReader } from "../subject.js";
import { endOf, type Hours, isInGrid } from "./hours.js";
import { keyedLessons, withoutRepeats } from "./keys.js";
import type { Exemption, Lesson, VirtualClassroom } from "./lesson.js";
import { type Lines, readLines } from "./lines.js";

/** An entry before it is given its key. */
export type UnkeyedLesson = Omit<Lesson, "key">;

/** Reads every entry of an answer. One without a start is skipped with a warning: it is nowhere. */
export function readLessons(
  page: Reader<{ readonly ListeCours?: readonly WireLesson[] }>,
  context: CallContext,
): readonly Lesson[] {
  const readSubject = subjectReader(context.tag);
  const read = page.list("ListeCours", (entry) => readLesson(entry, readLines(entry, readSubject), context));
  return keyedLessons(withoutRepeats(read));
}

function readLesson(entry: Reader<WireLesson>, lines: Lines, context: CallContext): UnkeyedLesson {
  const outing = entry.flag("estSortiePedagogique", flag);
  const detention = !outing && entry.flag("estRetenue", mark);
  const kind = outing ? ("outing" as const) : detention ? ("detention" as const) : ("lesson" as const);
  const isLesson = kind === "lesson";
  const { subject, found } = lines;
  const status = isLesson ? entry.optional("G", integer) : undefined;
  const start = entry.required("DateDuCours", instant);
  const place = entry.optional("place", integer);
  const length = entry.optional("duree", integer);
  const outsideHours = entry.flag("horsHoraire", flag);
  const own = isLesson ? noWords : readOwnWords(entry, found.hours);
  const exemption = entry.flag("dispenseEleve", mark) ? readExemption(entry) : undefined;
  const bookMark = readBookMark(entry, context);
  const hours = {
    start,
    told: entry.optional("DateDuCoursFin", instant),
    place,
    // An outing's places are cut to what is shown: its true extent is said apart, in annual places.
    annual: outing ? readAnnualPlaces(entry) : undefined,
    length,
    words: isLesson ? undefined : wordsOf(own),
    ordinary: isLesson && !outsideHours,
  };
  const lesson: Draft = {
    id: readId(entry, context.tag),
    kind,
    start,
    end: endOf(hours, context.calendar),
    teachers: found.teachers ?? none,
    classrooms: found.classrooms ?? none,
    groups: found.groups ?? none,
    canceled: entry.flag("estAnnule", flag),
    outing,
    detention,
    normal: isLesson,
    test: bookMark.test,
    study: entry.flag("estPermanence", flag),
    council: status === lessonStatuses.classCouncil,
    exceptional: status === lessonStatuses.exceptional,
    exempted: exemption !== undefined,
    outsideGrid: outsideHours || (detention && !isInGrid(place, start, context.calendar)),
    virtualClassrooms: entry.optionalList("listeVisios", readVirtualClassroom),
    hasHomework: entry.flag("AvecTafPublie", flag),
    hasContent: entry.flag("AvecCdT", flag),
  };
  put(lesson, "subject", subject);
  put(lesson, "classes", found.classes);
  put(lesson, "classParts", found.classParts);
  put(lesson, "staff", found.staff);
  put(lesson, "equipment", found.equipment);
  put(lesson, "sites", found.sites);
  put(lesson, "replacedTeachers", found.replacedTeachers);
  put(lesson, "status", entry.optional("Statut", label));
  put(lesson, "backgroundColor", entry.optional("CouleurFond", label));
  put(lesson, "exemption", exemption);
  put(lesson, "memo", entry.optional("memo", label));
  put(lesson, "num", entry.optional("P", integer));
  put(lesson, "label", entry.optional("libelleCours", label) ?? found.labels?.[0]);
  put(lesson, "place", place);
  put(lesson, "length", length);
  put(lesson, "contentId", bookMark.contentId);
  put(lesson, "contentCategories", bookMark.contentCategories);
  return isLesson ? lesson : Object.assign(lesson, own);
}

/** A lesson that is being put together; nobody else has seen it yet. */
type Draft = { -readonly [Member in keyof UnkeyedLesson]: UnkeyedLesson[Member] };

/** Adds a member that may be absent. A year has two thousand lessons: copying each once more would show. */
function put<Member extends keyof Draft>(
  lesson: Draft,
  member: Member,
  value: Draft[Member] | undefined,
): void {
  if (value !== undefined) lesson[member] = value;
}

/** True extent of an outing; both are needed to make sense. */
function readAnnualPlaces(entry: Reader<WireLesson>): Hours["annual"] {
  const place = entry.optional("placeReelle", integer);
  const length = entry.optional("dureeReelle", integer);
  return place === undefined || length === undefined ? undefined : { place, length };
}

const none: readonly string[] = Object.freeze([]);

function some(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}

type OwnWords = Pick<
  UnkeyedLesson,
  "title" | "audience" | "startText" | "endText" | "hoursText" | "progress" | "companions"
>;

const noWords: OwnWords = {};

/** What outings and detentions say in words: outings have two texts for their hours, detentions a line. */
function readOwnWords(entry: Reader<WireLesson>, hours: readonly string[] | undefined): OwnWords {
  return present({
    title: entry.optional("motif", label),
    companions: some(entry.values("accompagnateurs", label)),
    audience: entry.optional("strRess", label),
    startText: entry.optional("strDateDebut", label),
    endText: entry.optional("strDateFin", label),
    hoursText: hours?.join(", "),
    progress: entry.optional("hintRealise", label),
  });
}

/** The words that may hold the hours of an outing or a detention. */
function wordsOf(own: OwnWords): string | undefined {
  const texts = [own.startText, own.endText, own.hoursText].filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join(" ");
}

/** A bare `true`, or an object that says more. */
function readExemption(entry: Reader<WireLesson>): Exemption {
  const raw = entry.raw("dispenseEleve");
  const details = typeof raw === "object" && raw !== null ? raw : {};
  return {
    atHome: "maison" in details && details.maison === true,
    attendanceRequired: "obligatoire" in details && details.obligatoire === true,
  };
}

function readVirtualClassroom(room: Reader<WireVirtualRoom>): VirtualClassroom | undefined {
  const found = present({
    name: room.optional("libelleLien", label) ?? room.optional("L", label),
    url: webAddress(room.optional("url", label)),
    comment: room.optional("commentaire", label),
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

const noBookMark: Pick<UnkeyedLesson, "test" | "contentId" | "contentCategories"> = { test: false };

/** What the lesson book says of the lesson. */
function readBookMark(entry: Reader<WireLesson>, context: CallContext): typeof noBookMark {
  return (
    entry.element("cahierDeTextes", (found) => {
      return present({
        test: found.flag("estDevoir", flag),
        contentId: readOptionalId(found, context.tag),
        contentCategories: some(found.optionalList("originesCategorie", readLabel)),
      });
    }) ?? noBookMark
  );
}
