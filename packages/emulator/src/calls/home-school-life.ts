import { dishKinds, mealKinds, type WireHomePage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { notebookOf } from "../world/attendance-book.js";
import { addDays } from "../world/days.js";
import { publishedEvaluations } from "../world/skills-book.js";
import { eventElement, shownEvents } from "./agenda.js";
import { partOf } from "./attendance.js";
import { eventEntry } from "./attendance-entries.js";
import { evaluationEntry } from "./evaluations.js";
import type { HomeRequest } from "./home-widgets.js";
import { allergensOf, labelsOf } from "./menus.js";
import { tables } from "./tables.js";
import { readDay, wireList } from "./wire-values.js";

/** How far ahead and back the widgets look, in days. */
const reach = assumptions.homePage.value;

/** Evaluations of the last two weeks, as their own page shows them. */
export function homeSkills(request: HomeRequest): WireHomePage {
  const { school, student, now } = request;
  const today = now.slice(0, 10);
  const since = addDays(today, -reach.skillDays);
  const marking = school.year.periods.filter(({ kind }) => kind === "term" || kind === "semester");
  const recent = marking
    .flatMap((period) => publishedEvaluations({ school, period, today }, student))
    .filter(({ day }) => since <= day);
  return {
    competences: { listeEvaluations: wireList(recent.map((one) => evaluationEntry(request, student, one))) },
  };
}

/** What the notebook says of the last two weeks and of what is announced, as the page of school life shows it. */
export function homeSchoolLife(request: HomeRequest): WireHomePage {
  const { school, student, now, options } = request;
  if (options.attendanceClosed) {
    return { vieScolaire: { message: "La vie scolaire n'est pas publiée pour cette période." } };
  }
  const look = { school, now, from: addDays(now.slice(0, 10), -reach.notebookDays), to: school.year.lastDay };
  const shown = notebookOf(look, student).filter(
    (event) => options.hiddenAttendance?.includes(partOf(event)) !== true,
  );
  return { vieScolaire: { listeAbsences: wireList(shown.map((event) => eventEntry(request, event))) } };
}

/** Meals of the day that `menuDeLaCantine` names, or of the day shown: the keys of the menus in lower case. */
export function homeMeals(request: HomeRequest): WireHomePage {
  const { school, ids, data } = request;
  const asked = data["menuDeLaCantine"];
  const named =
    typeof asked === "object" && asked !== null && "date" in asked ? readDay(asked.date) : undefined;
  const day = named ?? request.day;
  const meals = school.office.canteen.meals.filter((meal) => meal.day === day);
  return {
    menuDeLaCantine: {
      listeRepas: wireList(
        meals.map((meal) => ({
          L: meal.title,
          N: ids.issue(tables.meal, meal.id),
          G: mealKinds[meal.kind],
          listePlats: wireList(
            meal.dishes.map((dish) => ({
              G: dishKinds[dish.kind],
              listeAliments: wireList(
                dish.foods.map((food) => ({
                  L: food.name,
                  N: ids.issue(tables.food, `food:${food.name}`),
                  listeLabelsAlimentaires: wireList(labelsOf(request, food)),
                  listeAllergenesAlimentaire: wireList(allergensOf(request, food)),
                })),
              ),
            })),
          ),
        })),
      ),
    },
  };
}

/** Events of the coming two weeks, in a bare list. */
export function homeAgenda(request: HomeRequest): WireHomePage {
  const today = request.now.slice(0, 10);
  const last = addDays(today, reach.agendaDays);
  const coming = shownEvents({ ...request, data: {} }).filter(
    ({ from, to }) => today <= to.slice(0, 10) && from.slice(0, 10) <= last,
  );
  return { agenda: { listeEvenements: coming.map((event) => eventElement(request, event)) } };
}
