import { chooseCurrentPeriod, readAccount } from "../../src/api/account.js";
import { passwordWrite } from "../../src/api/account-writes.js";
import { agendaEvents } from "../../src/api/agenda.js";
import { schoolLifeWrite } from "../../src/api/attendance/write.js";
import { attendanceOfPeriod } from "../../src/api/attendance.js";
import { averageMethod as methodOf } from "../../src/api/average-method.js";
import { calendarAddress } from "../../src/api/calendar-export.js";
import { listLabels } from "../../src/api/discussions/labels.js";
import { replyTo } from "../../src/api/discussions/send.js";
import {
  type Discussion,
  discussionsOfAccount,
  type Message,
  messagesOfDiscussion,
  participantsOf,
} from "../../src/api/discussions.js";
import { documentAddress, type SchoolDocument, schoolDocuments } from "../../src/api/documents.js";
import { evaluationsOfPeriod } from "../../src/api/evaluations.js";
import { computeAverage, gradesOfPeriod } from "../../src/api/grades.js";
import { homePage } from "../../src/api/home.js";
import { homeworkOfWeeks } from "../../src/api/homework.js";
import { contentsOfEntry, contentsOfWeeks } from "../../src/api/lesson-contents.js";
import { menusOfWeek } from "../../src/api/menus.js";
import { type Information, newsDetail, newsReceived } from "../../src/api/news.js";
import { notificationCenter } from "../../src/api/notifications.js";
import { periodPdfUrl, timetablePdfUrl } from "../../src/api/pdf.js";
import { childDetails, ownDetails } from "../../src/api/personal-data.js";
import { qrCodeCall } from "../../src/api/qr-code.js";
import { publicsOfKind, recipientsOfKind } from "../../src/api/recipients.js";
import { gradeStatementOfPeriod, reportOfPeriod, skillsReportOfPeriod } from "../../src/api/reports.js";
import { readSchool } from "../../src/api/school.js";
import { sharedResourcesOfYear } from "../../src/api/shared-resources.js";
import { studentFile as fileOfStudent } from "../../src/api/students/file.js";
import { studentsOfClass } from "../../src/api/students.js";
import { teachingStaff as staffOfStudent } from "../../src/api/teaching-staff.js";
import { resolveLessons } from "../../src/api/timetable/resolve.js";
import { timetableOfWeeks } from "../../src/api/timetable.js";
import { weekOf } from "../../src/codec/calendar.js";
import { issueId } from "../../src/codec/ids.js";
import { keyOf } from "../../src/codec/keys.js";
import { isPronoteError } from "../../src/errors/pronote-error.js";
import type { Call, Runner } from "../../src/session/call.js";
import { parent, pupil, schoolLife } from "../samples/accounts.js";
import { attendance } from "../samples/attendance.js";
import {
  discussions,
  home,
  messages,
  news,
  newsItem,
  notifications,
  recipients,
} from "../samples/communication.js";
import * as everyday from "../samples/everyday.js";
import { lessonBook, sharedResources } from "../samples/lesson-book.js";
import { grades, homework, timetable } from "../samples/pages.js";
import { evaluations, report, skillsReport, statement } from "../samples/results.js";
import { school } from "../samples/school.js";
import { aCalendar, aContext, aRunner, aYear, date, read } from "../wire-builders.js";

/** One reader: what it reads, and what must come of it whatever is missing. */
export interface ReaderRow {
  /** Calls that it is the reader of, as the source names them; none for those of a login. */
  readonly calls: readonly string[];
  readonly sample: unknown;
  /** Gives everything that the library makes of an answer, or a promise of it. */
  readonly read: (answer: unknown) => unknown;
  /** Parts of the answer whose damage stays with one item: how many items there are, and are left. */
  readonly keeps?: Readonly<Record<string, (result: never) => number>>;
  /** Parts without which there is nothing to read. */
  readonly needs?: readonly string[];
}

const periods = aYear();
const [period] = periods;
const ofPeriod = { period, periods };
const pupilOfClass = aContext({
  subject: { n: "46#pupil", kind: 4, name: "MARCHENOIR Zélie", classN: "23#4c" },
});
const studentClass = {
  id: issueId("s1", "23#4C"),
  key: keyOf("class", ["4C"]),
  name: "4C",
  responsible: false,
};

const [discussion] = read(discussionsOfAccount, discussions, {}).result as [Discussion];
const [information] = read(newsReceived, news, undefined).result as [Information];
const [message] = read(messagesOfDiscussion, messages, { discussion }).result.messages as readonly [Message];
const [printed] = read(schoolDocuments, everyday.documents, undefined).result as [SchoolDocument];

/** A row whose answer is read by one call. */
function reads<Arguments, Result>(
  calls: readonly string[],
  sample: unknown,
  call: Call<Arguments, Result>,
  args: Arguments,
  keeps: Readonly<Record<string, (result: Result) => number>> = {},
): ReaderRow {
  return { calls, sample, keeps, read: (answer) => read(call, answer, args).result ?? null };
}

/** A row whose call is made on the way of some work: what the work gives, or the code of its error. */
function works(
  calls: readonly string[],
  sample: unknown,
  work: (run: Runner) => Promise<unknown>,
  others: (payload: Readonly<Record<string, unknown>>) => unknown = () => undefined,
): ReaderRow {
  return {
    calls,
    sample,
    read: async (answer) => {
      try {
        return (await work(aRunner((payload) => others(payload) ?? answer, pupilOfClass))) ?? null;
      } catch (error) {
        if (isPronoteError(error)) return { failed: error.code };
        throw error;
      }
    },
  };
}

const count = (list: readonly unknown[]): number => list.length;

const schoolOptions = { tag: "s1", timeZone: "Europe/Paris", today: date("2025-11-17") };

function accountRow(sample: unknown): ReaderRow {
  const described = readSchool(school, schoolOptions).school;
  return {
    calls: [],
    sample,
    read: (answer) => {
      const { account, warnings } = readAccount(answer, { tag: "s1" });
      if (!account.user.info.id.startsWith("s1~")) throw new Error("the user has no id");
      return [
        account,
        warnings,
        chooseCurrentPeriod(account.user, described.periods, date("2025-11-17")) ?? null,
      ];
    },
  };
}

/** Every reader of the library. */
export const readers: Readonly<Record<string, ReaderRow>> = {
  "a school": {
    calls: [],
    sample: school,
    // Without it, the page is not that of a space.
    needs: ["/General"],
    read: (answer) => {
      const reading = readSchool(answer, schoolOptions);
      const { grid, ...year } = reading.school.calendar;
      if (year.firstDay > year.lastDay || weekOf(reading.school.calendar, date("2026-01-15")) <= 0)
        throw new Error("no year");
      // A grid has holes where the server gave no hour.
      const filled = { ...grid, starts: grid.starts.map(String), ends: grid.ends.map(String) };
      return { ...reading, school: { ...reading.school, calendar: year }, filled };
    },
  },
  "the account of a pupil": accountRow(pupil),
  "the account of a parent": accountRow(parent),
  "the account of a member of staff": accountRow(schoolLife),
  "a timetable": {
    calls: ["timetableOfWeeks"],
    sample: timetable,
    read: (answer) => {
      const { result } = read(timetableOfWeeks, answer, [12]);
      if (result.lessons.some(({ start, end }) => end <= start))
        throw new Error("a lesson ends before it starts");
      return {
        ...result,
        shown: resolveLessons(result.lessons, { calendar: aCalendar(), audience: "family" }),
      };
    },
    keeps: { "/ListeCours/": ({ lessons }: { readonly lessons: readonly unknown[] }) => lessons.length },
  },
  homework: reads(["homeworkOfWeeks"], homework, homeworkOfWeeks, [12], { "/ListeTravauxAFaire/V/": count }),
  "lesson contents": reads(["contentsOfWeeks"], lessonBook, contentsOfWeeks, [12], {
    // An entry may have two contents.
    "/ListeCahierDeTextes/V/1/": (list) => list.length,
  }),
  "contents of one lesson": reads(["contentsOfEntry"], lessonBook, contentsOfEntry, issueId("s1", "18#book")),
  "what teachers share": reads(["sharedResourcesOfYear"], sharedResources, sharedResourcesOfYear, periods, {
    "/ListeRessourcesPedagogiques/V/listeRessources/V/": count,
    "/ListeRessourcesPedagogiques/V/listeMatieres/V/": (list) => list.length + 1,
  }),
  marks: {
    ...reads(["gradesOfPeriod"], grades, gradesOfPeriod, ofPeriod, {
      "/listeDevoirs/V/": (result) => result.grades.length,
      "/listeServices/V/": (result) => result.averages.length,
    }),
    read: (answer) => {
      const { result } = read(gradesOfPeriod, answer, ofPeriod);
      return { ...result, computed: computeAverage(result.grades) ?? null };
    },
  },
  "how an average came about": works(["averageMethodOfService"], everyday.averageMethod, (run) =>
    methodOf(run, { average: { id: issueId("s1", "134#fr"), key: keyOf("average", ["FR"]) }, ...ofPeriod }),
  ),
  "a report card": reads(["reportOfPeriod"], report, reportOfPeriod, ofPeriod),
  "a grade statement": reads(["gradeStatementOfPeriod"], statement, gradeStatementOfPeriod, ofPeriod),
  "a skills report": reads(["skillsReportOfPeriod"], skillsReport, skillsReportOfPeriod, ofPeriod),
  evaluations: reads(["evaluationsOfPeriod"], evaluations, evaluationsOfPeriod, ofPeriod, {
    "/listeEvaluations/V/": count,
  }),
  "school life": reads(
    ["attendanceOfPeriod"],
    attendance,
    attendanceOfPeriod,
    { period },
    {
      "/listeAbsences/V/": ({ attendance: all }) =>
        [all.absences, all.delays, all.punishments, all.sanctions].flat().length +
        [all.precautionaryMeasures, all.observations, all.others].flat().length,
    },
  ),
  news: reads(["newsReceived"], news, newsReceived, undefined, {
    "/listeModesAff/0/listeActualites/V/": count,
  }),
  "one item of news": reads(["newsDetail"], newsItem, newsDetail, information),
  discussions: reads(["discussionsOfAccount"], discussions, discussionsOfAccount, {}),
  "labels of discussions": works(["labelsOfAccount"], discussions, (run) => listLabels(run)),
  "messages of a discussion": reads(
    ["messagesOfDiscussion"],
    messages,
    messagesOfDiscussion,
    { discussion },
    {
      "/listeMessages/V/": (thread) => thread.messages.length,
    },
  ),
  "how a message is answered": works(
    ["messageToAnswer"],
    messages,
    (run) => replyTo(run, message, { message: "Merci." }),
    (payload) => ("avecMessage" in payload ? discussions : "message" in payload ? undefined : {}),
  ),
  "people of a message": works(["peopleOfMessage"], everyday.messagePublic, (run) =>
    participantsOf(run, discussion),
  ),
  recipients: reads(
    ["recipientsOfKind"],
    recipients,
    recipientsOfKind,
    { kind: 3 },
    {
      "/listeRessourcesPourCommunication/V/": count,
    },
  ),
  "recipients of accounts with advanced rights": reads(
    ["publicsOfKind"],
    everyday.publics,
    publicsOfKind,
    { kind: 4 },
    {
      "/listePublics/V/": count,
    },
  ),
  "the home page": reads(
    ["homePage"],
    home,
    homePage,
    { day: date("2025-11-17"), periods },
    {
      // Damage of a widget stays with it; one of them has two parts.
      "/": (result) => Object.keys(result).length + 1,
    },
  ),
  "the notification centre": reads(["notificationCenter"], notifications, notificationCenter, undefined),
  agenda: reads(
    ["agendaEvents"],
    everyday.agenda,
    agendaEvents,
    { withPast: false },
    { "/ListeEvenements/": count },
  ),
  menus: reads(["menusOfWeek"], everyday.menus, menusOfWeek, date("2025-11-17"), {
    "/ListeJours/V/0/ListeRepas/V/": (result) => result.menus.length,
  }),
  "teaching staff": reads(["teachingStaff"], everyday.teachingStaff, staffOfStudent, undefined, {
    "/liste/V/": count,
  }),
  "personal details": reads(["ownDetails"], everyday.personalData, ownDetails, undefined),
  "personal details of a child": reads(["childDetails"], everyday.personalData, childDetails, undefined),
  "calendars of an account": works(["offeredCalendars"], everyday.personalData, (run) =>
    calendarAddress(run, { root: "https://ecole.example/pronote", version: undefined }),
  ),
  "the calendar of a timetable": works(["timetableExport"], everyday.exportedTimetable, (run) =>
    calendarAddress(run, { root: "https://ecole.example/pronote", version: undefined }, { timezoneShift: 1 }),
  ),
  documents: reads(["schoolDocuments"], everyday.documents, schoolDocuments, undefined, {
    "/listeDocuments": (list) => list.length,
  }),
  "the PDF of a document": works(["documentPdf"], everyday.pdf, (run) => documentAddress(run, printed)),
  "the PDF of a timetable": works(["timetablePdf"], everyday.pdf, (run) =>
    timetablePdfUrl(run, { root: "https://ecole.example/pronote" }),
  ),
  "the PDF of a report card": works(["periodPdf"], everyday.pdf, (run) =>
    periodPdfUrl(run, { root: "https://ecole.example/pronote", document: "report", period }),
  ),
  "pupils of a class": reads(
    ["studentsOfClass"],
    everyday.students,
    studentsOfClass,
    { studentClass, isGroup: false, period },
    {
      "/listeRessources/V/": count,
    },
  ),
  "the file of a pupil": reads(
    ["studentFile"],
    everyday.studentFile,
    fileOfStudent,
    issueId("s1", "46#zelie"),
  ),
  "a QR code": works(["qrCodeCall"], everyday.qrCode, (run) => run.run(qrCodeCall, "0412")),
  "what the school says of an announced absence": reads(
    ["absenceCheck", "schoolLifeWrite"],
    everyday.announcementAnswer,
    schoolLifeWrite,
    { E: 1 },
  ),
  "a change of password": reads(["passwordWrite"], everyday.securityAnswer, passwordWrite, {
    current: "",
    next: "",
  }),
};
