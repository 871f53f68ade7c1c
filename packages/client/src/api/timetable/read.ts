import { lessonStatuses, type WireLesson, type WireVirtualRoom } from "@preau/wire";
import type { PlainDateTime } from "../../codec/dates.js";
import { issueId, noIdentity } from "../../codec/ids.js";
import { flag, identity, instant, integer, label, mark } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { webAddress } from "../../codec/web-address.js";
import type { CallContext } from "../../session/call.js";
import { subjectReader } from "../subject.js";
import { endOf } from "./hours.js";
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
  const start = entry.required("DateDuCours", instant);
  const status = entry.optional("G", integer);
  const exemption = entry.flag("dispenseEleve", mark) ? readExemption(entry) : undefined;
  const shape = readPlaces(entry, kind === "outing");
  const words = readWords(entry, lines);
  return present({
    id: issueId(context.tag, entry.optional("N", identity) ?? noIdentity),
    kind,
    start,
    end: readEnd(entry, { start, ...shape, words, normal: kind === "lesson" }, context),
    subject: lines.subject,
    teachers: lines.teachers,
    classrooms: lines.classrooms,
    groups: lines.groups,
    classes: some(lines.classes),
    classParts: some(lines.classParts),
    staff: some(lines.staff),
    equipment: some(lines.equipment),
    sites: some(lines.sites),
    replacedTeachers: some(lines.replacedTeachers),
    canceled: entry.flag("estAnnule", flag),
    status: entry.optional("Statut", label),
    backgroundColor: entry.optional("CouleurFond", label),
    outing,
    detention,
    normal: kind === "lesson",
    study: entry.flag("estPermanence", flag),
    council: kind === "lesson" && status === lessonStatuses.classCouncil,
    exceptional: kind === "lesson" && status === lessonStatuses.exceptional,
    exempted: exemption !== undefined,
    exemption,
    memo: entry.optional("memo", label),
    num: entry.optional("P", integer),
    virtualClassrooms: entry.optionalList("listeVisios", readVirtualClassroom),
    label: entry.optional("libelleCours", label) ?? lines.labels[0],
    title: entry.optional("motif", label),
    companions: some(entry.values("accompagnateurs", label)),
    audience: entry.optional("strRess", label),
    startText: words.startText,
    endText: words.endText,
    hoursText: words.hoursText,
    progress: entry.optional("hintRealise", label),
    place: shape.place,
    length: shape.length,
    hasHomework: entry.flag("AvecTafPublie", flag),
    hasContent: entry.flag("AvecCdT", flag),
    ...readBookMark(entry, context),
  });
}

function some(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Places of the grid. `realLength` is that of an outing, whose other places are cut to what is shown. */
function readPlaces(
  entry: Reader<WireLesson>,
  outing: boolean,
): { place: number | undefined; length: number | undefined; realLength: number | undefined } {
  return {
    place: entry.optional("place", integer),
    length: entry.optional("duree", integer),
    realLength: outing ? entry.optional("dureeReelle", integer) : undefined,
  };
}

/** An entry's own words for its hours: outings have two texts, detentions a line. */
function readWords(
  entry: Reader<WireLesson>,
  lines: Lines,
): { startText: string | undefined; endText: string | undefined; hoursText: string | undefined } {
  return {
    startText: entry.optional("strDateDebut", label),
    endText: entry.optional("strDateFin", label),
    hoursText: some(lines.hours)?.join(", "),
  };
}

function readEnd(
  entry: Reader<WireLesson>,
  known: {
    readonly start: PlainDateTime;
    readonly normal: boolean;
    readonly place: number | undefined;
    readonly length: number | undefined;
    readonly realLength: number | undefined;
    readonly words: ReturnType<typeof readWords>;
  },
  context: CallContext,
): PlainDateTime {
  const { start, place, length, realLength, words } = known;
  const texts = [words.startText, words.endText, words.hoursText].filter((text) => text !== undefined);
  return endOf(
    {
      start,
      told: entry.optional("DateDuCoursFin", instant),
      place,
      length: realLength ?? length,
      words: texts.length === 0 ? undefined : texts.join(" "),
      ordinary: known.normal && !entry.flag("horsHoraire", flag),
    },
    context.calendar,
  );
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

/** What the lesson book says of the lesson. */
function readBookMark(
  entry: Reader<WireLesson>,
  context: CallContext,
): {
  test: boolean;
  contentId: Lesson["contentId"];
  contentCategories: readonly string[] | undefined;
} {
  const bookMark = entry.element("cahierDeTextes", (found) => ({
    n: found.optional("N", identity),
    test: found.flag("estDevoir", flag),
    categories: found.optionalList("originesCategorie", (category) => category.optional("L", label)),
  }));
  return {
    test: bookMark?.test ?? false,
    contentId: bookMark?.n === undefined ? undefined : issueId(context.tag, bookMark.n),
    contentCategories: some(bookMark?.categories ?? []),
  };
}
