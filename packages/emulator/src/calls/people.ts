import { periodKinds, resourceKinds, tabPeriodKinds, tabs, type WirePerson } from "@preau/wire";
import { markingPeriods, openDayFrom } from "../world/calendar.js";
import type { Establishment } from "../world/office.js";
import { hasPortrait, portrait } from "../world/portrait.js";
import type { School, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/** What people are described from. */
export type PeopleContext = Pick<CallRequest, "school" | "ids" | "now" | "files" | "profile" | "options">;

/** The school as an element; of several under one roof, that of the pupil. */
export function schoolElement(context: Pick<PeopleContext, "school" | "ids">, student?: Student) {
  const { establishments } = context.school.office;
  const own = establishments.find(({ classIds }) => classIds.includes(student?.classId ?? ""));
  return establishmentElement(context, own ?? establishments[0]);
}

/** All the schools that somebody with these pupils has to do with: one at least. */
export function establishmentsOf({ school }: Pick<PeopleContext, "school">, pupils: readonly Student[]) {
  const { establishments } = school.office;
  const theirs = establishments.filter(({ classIds }) =>
    pupils.some(({ classId }) => classIds.includes(classId)),
  );
  return theirs.length > 0 ? theirs : [establishments[0]];
}

/** A school under a roof that it shares, or the only one. */
export function establishmentElement(
  { school, ids }: Pick<PeopleContext, "school" | "ids">,
  establishment: Establishment | undefined,
) {
  return {
    L: establishment?.name ?? school.name,
    N: ids.issue(tables.school, establishment?.id ?? "school"),
  };
}

/** A class as an element. */
export function classElement({ school, ids }: Pick<PeopleContext, "school" | "ids">, classId: string) {
  const schoolClass = school.classes.find(({ id }) => id === classId);
  return { L: schoolClass?.name ?? "", N: ids.issue(tables.class, classId) };
}

/** A pupil as `ressource`, or as one of a parent's children. */
export function studentPerson(context: PeopleContext, student: Student): Readonly<Record<string, unknown>> {
  const { school, ids } = context;
  const ownClass = classElement(context, student.classId);
  const delegateOf = student.isDelegate ? [{ ...ownClass, G: resourceKinds.class }] : [];
  const groups = school.groups.filter((group) => student.groupIds.includes(group.id));
  const known = {
    L: student.name,
    N: ids.issue(tables.student, student.id),
    G: resourceKinds.student,
    P: school.students.filter((one) => one.classId === student.classId).indexOf(student) + 1,
    Etablissement: wireElement(schoolElement(context, student)),
    classeDEleve: ownClass,
    listeGroupes: wireList(groups.map((group) => ({ L: group.name, N: ids.issue(tables.group, group.id) }))),
    listeOngletsPourPeriodes: tabPeriods(context),
    estDelegue: student.isDelegate,
    estMembreCA: false,
    listeClassesDelegue: wireList(delegateOf),
  } satisfies WirePerson;
  return {
    ...known,
    ...photoKeys(context, student),
    estClasseRattachementduJour: false,
    listeClassesHistoriques: wireList([{ ...ownClass, courant: true, AvecNote: true, AvecFiliere: false }]),
    listeOngletsPourPiliers: wireList([]),
    listeNumerosUtiles: wireList([]),
    avecDiscussionResponsables: false,
  };
}

/**
 * Absent for who has no photo. Where photos are not in the answer, they are files (`http/files.ts`).
 *
 * @evidence captures of 2025.2, which send both keys; official client 2024.3.10 against 2024.3.11
 */
function photoKeys({ profile, files }: PeopleContext, student: Student) {
  if (!hasPortrait(student.id)) return {};
  return {
    ...(profile.domain.photos === "answer" ? { photoBase64: files.add(portrait(student.id)) } : {}),
    avecPhoto: true,
  };
}

const periodTabs = [
  tabs.gradeStatement,
  tabs.latestGrades,
  tabs.report,
  tabs.schoolLife,
  tabs.skillsReport,
  tabs.latestEvaluations,
] as const;

/** Periods that each page offers: the terms and, for school life, the whole year first. */
function tabPeriods({ school, ids, now, options }: PeopleContext) {
  const terms = markingPeriods(school.year);
  const today = openDayFrom(school.year, now.slice(0, 10));
  const current = terms.find((term) => term.from <= today && today <= term.to);
  const offered = terms.map((term) => ({
    L: term.name,
    N: ids.issue(tables.period, term.id),
    G: tabPeriodKinds.official,
    A: true,
    GenreNotation: periodKinds[term.kind],
  }));
  return wireList(
    periodTabs
      .filter((tab) => !(options.missingTabs ?? []).includes(tab))
      .map((tab) => ({
        G: tab,
        listePeriodes: wireList(
          tab === tabs.schoolLife
            ? [
                {
                  G: tabPeriodKinds.cumulated,
                  L: terms[0]?.kind === "semester" ? "Année (Deux semestres)" : "Année (Trois trimestres)",
                },
                ...offered,
              ]
            : offered,
        ),
        ...(current === undefined
          ? {}
          : { periodeParDefaut: wireElement({ L: current.name, N: ids.issue(tables.period, current.id) }) }),
      })),
  );
}

/** Classes and groups as staff get them. */
export function staffClasses(context: PeopleContext) {
  const { school, ids } = context;
  const element = (classId: string) => ({ ...classElement(context, classId), G: resourceKinds.class });
  return wireList([
    ...school.classes.map((schoolClass) => ({
      ...element(schoolClass.id),
      estResponsable: true,
      enseigne: false,
      niveau: wireElement({
        L: /^\d$/.test(schoolClass.level) ? `${schoolClass.level}EME` : schoolClass.level,
        N: ids.issue(tables.level, `level:${schoolClass.level}`),
      }),
    })),
    ...school.groups.map((group) => ({
      L: group.name,
      N: ids.issue(tables.group, group.id),
      G: resourceKinds.group,
      estResponsable: false,
      enseigne: false,
      listeComposantes: wireList(group.classIds.map(element)),
    })),
  ]);
}

/** Label, identity and colour of a subject. */
export function subjectElement({ school, ids }: Pick<PeopleContext, "school" | "ids">, subjectId: string) {
  return { L: subjectOf(school, subjectId)?.name ?? "", N: ids.issue(tables.subject, subjectId) };
}

/** The subject of that world id. */
export function subjectOf(school: School, subjectId: string | undefined) {
  return school.subjects.find((subject) => subject.id === subjectId);
}
