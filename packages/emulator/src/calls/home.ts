import { tabs, type WireHomePage } from "@preau/wire";
import { openDayFrom } from "../world/calendar.js";
import type { Day } from "../world/school.js";
import { hasTab } from "./counters.js";
import { discussionRights } from "./discussion-rights.js";
import { discussionsPage } from "./discussions.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { homeAgenda, homeMeals, homeSchoolLife, homeSkills } from "./home-school-life.js";
import { announcedTests, homeHomework, homeMarks, homeTimetable } from "./home-widgets.js";
import { unreadNews } from "./news.js";
import { unreadable } from "./unreadable.js";
import { readDay, wireList } from "./wire-values.js";

/** Numbers of the widgets that this school has (`EGenreWidget`). */
const widgetNumbers = {
  discussions: 0,
  meals: 5,
  schoolLife: 6,
  homework: 7,
  agenda: 8,
  news: 9,
  marks: 10,
  timetable: 12,
  tests: 16,
  skills: 18,
  links: 27,
  library: 28,
} as const;

type Widget = keyof typeof widgetNumbers;

/** Arguments that ask for widgets of a day or a week; those of staff come from everybody. */
const widgetArguments = [
  "EDT",
  "coursNonAssures",
  "personnelsAbsents",
  "incidents",
  "exclusions",
  "donneesVS",
  "donneesProfs",
  "TAFARendre",
  "TAFEtActivites",
  "menuDeLaCantine",
  "modificationsEDT",
  "tableauDeBord",
  "registreAppel",
  "previsionnelAbsServiceAnnexe",
  "partenaireCDI",
] as const;

/**
 * `PageAccueil`: what matters today, drawn from the rest of the school. A widget that the user has not is not
 * in the answer. School life gets news and discussions; what its own widgets hold is not documented.
 *
 * @evidence keys: captures of 2022 and the official client; which entries a widget picks is assumed
 *   (`assumptions.homePage`)
 */
export const home: CallHandler = {
  name: "PageAccueil",
  tabs: [tabs.home],
  fields: ["avecConseilDeClasse", "dateGrille", "numeroSemaine", "widgets", ...widgetArguments],
  handle: (request): CallAnswer => {
    const { student, options } = request;
    const wanted = readWidgets(request);
    const pick = (widget: Widget, make: () => WireHomePage): WireHomePage => (wanted(widget) ? make() : {});
    const common = {
      ...(hasTab(options, tabs.news)
        ? pick("news", () => ({ actualites: { listeModesAff: [unreadNews(request)] } }))
        : {}),
      ...(discussionRights(request).enabled && hasTab(options, tabs.discussions)
        ? pick("discussions", () => ({
            discussions: discussionsPage(request, { withMessages: false, unreadOnly: true }),
          }))
        : {}),
    } satisfies WireHomePage;
    if (student === undefined) return { data: common };
    const one = { ...request, student, day: readSelectedDay(request) };
    const page = {
      ...pick("timetable", () => homeTimetable(one)),
      ...(options.hideGrades === true || !hasTab(options, tabs.latestGrades)
        ? {}
        : pick("marks", () => homeMarks(one))),
      ...pick("homework", () => homeHomework(one)),
      ...pick("tests", () => announcedTests(one)),
      ...(hasTab(options, tabs.latestEvaluations) ? pick("skills", () => homeSkills(one)) : {}),
      ...(hasTab(options, tabs.schoolLife) ? pick("schoolLife", () => homeSchoolLife(one)) : {}),
      ...(hasTab(options, tabs.menus) ? pick("meals", () => homeMeals(one)) : {}),
      ...(hasTab(options, tabs.agenda) ? pick("agenda", () => homeAgenda(one)) : {}),
      ...common,
      ...pick("links", () => ({ lienUtile: { listeLiens: usefulLinks } })),
      ...(wanted("library") ? { partenaireCDI: {} } : {}),
    } satisfies WireHomePage & { readonly partenaireCDI?: object };
    return { data: { ...page, autorisationKiosque: false } };
  },
};

const usefulLinks = wireList([
  { L: "Site du collège", commentaire: "", url: "https://college.example/?page=accueil&menu=familles" },
  { L: "Transports scolaires", commentaire: "Horaires des cars", url: "https://transports.example/" },
]);

/** Which widgets the answer is limited to: all, unless they are numbered. */
function readWidgets({ data }: CallRequest): (widget: Widget) => boolean {
  const numbers = data["widgets"];
  if (numbers === undefined) return () => true;
  if (!Array.isArray(numbers)) return unreadable("widgets");
  return (widget) => numbers.includes(widgetNumbers[widget]);
}

/** The day of the timetable: the one that is asked for, or today or the next open day. */
function readSelectedDay({ data, school, now }: CallRequest): Day {
  const asked = data["dateGrille"];
  if (asked === undefined) return openDayFrom(school.year, now.slice(0, 10));
  const day = readDay(asked);
  if (day === undefined) return unreadable("dateGrille");
  return day;
}
