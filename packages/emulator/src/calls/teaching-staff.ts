import { resourceKinds, tabs, type WireTaughtSubject, type WireTeachingStaff } from "@preau/wire";
import { concerns } from "../world/audience.js";
import type { Assignment } from "../world/office.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { subjectElement } from "./people.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/** `PageEquipePedagogique`: who teaches a pupil or, for staff, a class, with hours a week. */
export const teachingStaff: CallHandler = {
  name: "PageEquipePedagogique",
  tabs: [tabs.teachingStaff],
  fields: ["classe"],
  handle: (request): CallAnswer => {
    const assignments = assignmentsOf(request);
    if (assignments === undefined) return { data: {} };
    const people = [...new Set(assignments.map(({ personId }) => personId))];
    const staff = people.flatMap((id, index) =>
      personElement(
        request,
        { id, position: index + 1 },
        assignments.filter(({ personId }) => personId === id),
      ),
    );
    return { data: { liste: wireList(staff) } };
  },
};

/** Those of the pupil, or of the class that staff name; `undefined` when there is neither. */
function assignmentsOf(request: CallRequest): readonly Assignment[] | undefined {
  const { school, student, account, data } = request;
  const { assignments } = school.office;
  if (account.audience === "school-life") {
    const classId = resolveReference(request, data["classe"], "classe");
    const isHere = school.classes.some(({ id }) => id === classId);
    const groupIds = school.groups
      .filter((group) => group.classIds.includes(classId ?? ""))
      .map(({ id }) => id);
    return isHere && classId !== undefined
      ? assignments.filter((one) => concerns({ ...one, studentIds: [] }, { id: "", classId, groupIds }))
      : undefined;
  }
  if (student === undefined) return undefined;
  return assignments.filter((one) => concerns({ ...one, studentIds: [] }, student));
}

function personElement(
  request: CallRequest,
  { id, position }: { readonly id: string; readonly position: number },
  assignments: readonly Assignment[],
): WireTeachingStaff[] {
  const { school, ids } = request;
  const teacher = school.teachers.find((one) => one.id === id);
  const member = school.staff.find((one) => one.id === id);
  const email = school.office.contacts.find(({ personId }) => personId === id)?.email;
  const common = {
    P: position,
    ...(email === undefined ? {} : { email }),
    ...(assignments.every(({ isFormer }) => isFormer === true) ? { estEnleve: true } : {}),
    ...(assignments.some(({ isHead }) => isHead === true) ? { estProfesseurPrincipal: true } : {}),
    matieres: wireList(subjectsOf(request, assignments)),
  };
  if (teacher !== undefined) {
    return [{ L: teacher.name, N: ids.issue(tables.teacher, id), G: resourceKinds.teacher, ...common }];
  }
  if (member === undefined) return [];
  const role = wireElement({ L: member.role, N: ids.issue(tables.function, `function:${member.role}`) });
  return [
    { L: member.name, N: ids.issue(tables.staff, id), G: resourceKinds.staff, fonction: role, ...common },
  ];
}

/** One line a subject, its hours added up; parts of a subject after it, with nothing for hours. */
function subjectsOf(request: CallRequest, assignments: readonly Assignment[]): WireTaughtSubject[] {
  const wholes = new Map<string, number>();
  const parts = new Map<string, WireTaughtSubject>();
  for (const { subjectId, part, minutesPerWeek } of assignments) {
    if (subjectId === undefined) continue;
    if (part === undefined) {
      wholes.set(subjectId, (wholes.get(subjectId) ?? 0) + (minutesPerWeek ?? 0));
      continue;
    }
    const parent = subjectElement(request, subjectId);
    const N = request.ids.issue(tables.subject, `${subjectId}:${part}`);
    parts.set(`${subjectId} ${part}`, {
      L: part,
      N,
      volumeHoraire: "",
      servicePere: wireElement(parent),
      estUneSousMatiere: true,
      libelleMatiere: parent.L,
    });
  }
  return [
    ...[...wholes].map(([subjectId, minutes]) => ({
      ...subjectElement(request, subjectId),
      volumeHoraire: duration(minutes),
    })),
    ...parts.values(),
  ];
}

/** `"3h30"`; nothing when nobody counts. */
function duration(minutes: number): string {
  if (minutes === 0) return "";
  return `${Math.floor(minutes / 60)}h${String(Math.round(minutes % 60)).padStart(2, "0")}`;
}
