import type { WireHomePage, WireHomeRequest } from "@preau/wire";
import { weekOf } from "../codec/calendar.js";
import { encodeDay, type PlainDate } from "../codec/dates.js";
import { readId } from "../codec/element.js";
import { isNoObject } from "../codec/ids.js";
import { day as dayLeaf, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { type CallContext, defineCall } from "../session/call.js";
import { readDiscussions } from "./discussions.js";
import { type Grade, gradesOfPeriod } from "./grades.js";
import type { Home } from "./home/home.js";
import { readEvent, readLink, readMeal, readWallet } from "./home/life.js";
import { type HomeReading, readEvaluation, readHomework, readSchoolLife, readTest } from "./home/work.js";
import { readNews } from "./news.js";
import type { Period } from "./school.js";
import { subjectReader } from "./subject.js";
import { type Lesson, resolvedLessons, timetableOfWeeks } from "./timetable.js";

export type {
  Home,
  HomeEvaluation,
  HomeEvent,
  HomeFood,
  HomeHomework,
  HomeLink,
  HomeMeal,
  HomeSchoolLifeEvent,
  HomeTest,
  HomeWallet,
} from "./home/home.js";

/** What the home page is asked with. */
export interface HomeArguments {
  readonly day: PlainDate;
  /** Periods of the year, among which marks name theirs. */
  readonly periods: readonly Period[];
  /** Period of marks that name none. */
  readonly currentPeriod?: Period | undefined;
}

/**
 * The home page ("accueil"). One call, read-only. Asks as the official page of families does; what it offers
 * to staff beside that is not asked for.
 *
 * @evidence read in the official client 2024.3 to 2025.2; one captured answer of 2022, most of whose lists are
 *   empty
 */
export const homePage = defineCall({
  wire: "PageAccueil",
  encode: ({ day }: HomeArguments, { calendar }): WireHomeRequest => {
    const date = encodeDay(day);
    const numeroSemaine = weekOf(calendar, day);
    return {
      avecConseilDeClasse: true,
      dateGrille: date,
      numeroSemaine,
      EDT: { numeroSemaine },
      TAFARendre: { date },
      TAFEtActivites: { date },
      menuDeLaCantine: { date },
      modificationsEDT: { date },
      partenaireCDI: { CDI: {} },
    };
  },
  decode: (page: Reader<WireHomePage>, context, args: HomeArguments): Home => {
    const reading = { tag: context.tag, readSubject: subjectReader(context.tag) };
    return present({
      day: page.optional("dateSelectionnee", dayLeaf) ?? args.day,
      nextDay: page.optional("prochaineDate", dayLeaf),
      lessons: readLessons(page, context),
      homework: page.element("travailAFaire", (part) =>
        part.list("listeTAF", (item) => readHomework(item, reading)),
      ),
      grades: page.element("notes", (part) => readGrades(part, context, args)),
      evaluations: page.element("competences", (part) =>
        part.list("listeEvaluations", (item) => readEvaluation(item, reading)),
      ),
      tests: readTests(page, reading),
      // A message instead of a list says that nothing is published: hidden, not empty.
      schoolLife: page.element("vieScolaire", (part) =>
        part.has("message") && !part.has("listeAbsences")
          ? undefined
          : part.list("listeAbsences", (item) => readSchoolLife(item, reading)),
      ),
      meals: page.element("menuDeLaCantine", (part) => part.list("listeRepas", readMeal)),
      // Captured once as an empty object: the widget is there, and has nothing to say.
      news: page.element("actualites", (part) =>
        part.has("listeModesAff") ? readNews(part, { tag: context.tag }) : [],
      ),
      discussions: page.element("discussions", (part) => readDiscussions(part, context, { only: true })),
      events: page.element("agenda", (part) =>
        part.list("listeEvenements", (item) => readEvent(item, reading)),
      ),
      links: page.element("lienUtile", (part) => part.list("listeLiens", readLink)),
      wallets: page.element("partenaireARD", (part) => part.optionalList("porteMonnaie", readWallet)),
      message: page.optional("message", label),
    });
  },
});

/** The keys of a timetable stand among those of the page. */
function readLessons(page: Reader<WireHomePage>, context: CallContext): readonly Lesson[] | undefined {
  if (!page.has("ListeCours")) return undefined;
  const { lessons } = timetableOfWeeks.decode(page, context, []);
  return resolvedLessons(lessons, context);
}

/** Marks as on their own page, of the period that this one names. */
function readGrades(
  part: Reader<NonNullable<WireHomePage["notes"]>>,
  context: CallContext,
  { periods, currentPeriod }: HomeArguments,
): readonly Grade[] {
  const named = part.element("page", (page) =>
    page.element("periode", (period) => ({
      id: readId(period, context.tag),
      name: period.optional("L", label),
    })),
  );
  const period =
    periods.find(({ id }) => id === named?.id) ??
    periods.find(({ name }) => name === named?.name) ??
    currentPeriod;
  if (period === undefined) return [];
  // The list bears the name that it has on the page of marks.
  return gradesOfPeriod.decode(part, context, { period, periods }).grades;
}

/** Supervised tests and evaluations stand in two parts, either of which may be missing, or hold both sorts. */
function readTests(page: Reader<WireHomePage>, reading: HomeReading): Home["tests"] {
  const parts = (["devoirSurveille", "devoirSurveilleEvaluation"] as const).map((key) =>
    page.element(key, (part) => part.list("listeDS", (item) => readTest(item, reading))),
  );
  const found = parts.filter((tests) => tests !== undefined);
  if (found.length === 0) return undefined;
  const all = found.flat();
  const each = all.filter(
    ({ id }, index) => isNoObject(id) || all.findIndex((other) => other.id === id) === index,
  );
  return each.toSorted((a, b) => compareTexts(a.start, b.start));
}
