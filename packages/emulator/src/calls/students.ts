import { resourceKinds, sexes, tabs, type WireStudent } from "@preau/wire";
import { hasPortrait } from "../world/portrait.js";
import type { Student } from "../world/school.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** Boards of photos: a class, teachers, staff, a teaching team. */
const boardTabs = { class: 77, teachers: 142, staff: 143, team: 179 } as const;

/** `ListeRessources`: the pupils of a class or a group, with what staff need to know. */
export const students: CallHandler = {
  name: "ListeRessources",
  tabs: [tabs.students],
  fields: ["classe", "periode", "domaine"],
  handle: (request): CallAnswer => {
    const audience = membersOf(request);
    if (audience === undefined) return { data: {} };
    return {
      data: { listeRessources: wireList(audience.map((student) => studentElement(request, student))) },
    };
  },
};

/** `PageTrombinoscope`: names, and who has a photo; photos are files of the session. */
export const photoBoard: CallHandler = {
  name: "PageTrombinoscope",
  tabs: Object.values(boardTabs),
  fields: ["classe", "periode"],
  handle: (request): CallAnswer => {
    const { school, ids, tab } = request;
    const people = (table: number, kind: number, list: readonly { id: string; name: string }[]) =>
      list.map(({ id, name }, index) => ({
        L: name,
        N: ids.issue(table, id),
        G: kind,
        P: index + 1,
        ...(hasPortrait(id) ? { avecPhoto: true } : {}),
      }));
    const teachers = people(tables.teacher, resourceKinds.teacher, school.teachers);
    const staff = people(tables.staff, resourceKinds.staff, school.staff);
    if (tab === boardTabs.teachers) return { data: { ListeRessources: wireList(teachers) } };
    if (tab === boardTabs.staff) return { data: { ListeRessources: wireList(staff) } };
    const members = membersOf(request);
    if (members === undefined) return { data: {} };
    if (tab === boardTabs.team) return { data: { ListeRessources: wireList([...teachers, ...staff]) } };
    return { data: { ListeRessources: wireList(people(tables.student, resourceKinds.student, members)) } };
  },
};

/** Pupils of the class or group named; `undefined` when there is none. */
function membersOf(request: CallRequest): readonly Student[] | undefined {
  const { school, data } = request;
  const wanted = resolveReference(request, data["classe"], "classe");
  const group = school.groups.find(({ id }) => id === wanted);
  if (group !== undefined) return school.students.filter(({ id }) => group.studentIds.includes(id));
  if (!school.classes.some(({ id }) => id === wanted)) return undefined;
  return school.students.filter(({ classId }) => classId === wanted);
}

function studentElement({ school, ids, profile }: CallRequest, student: Student): WireStudent {
  const record = school.office.records.find(({ studentId }) => studentId === student.id);
  const schoolClass = school.classes.find(({ id }) => id === student.classId);
  const contact = school.office.contacts.find(({ personId }) => personId === student.id);
  const { lastName, firstName } = partsOfName(student.name);
  const ofClass = school.students.filter(({ classId }) => classId === student.classId);
  return {
    L: student.name,
    N: ids.issue(tables.student, student.id),
    G: resourceKinds.student,
    P: ofClass.indexOf(student) + 1,
    nom: lastName,
    prenoms: [firstName, ...(record?.otherNames ?? [])].join(" "),
    ...(schoolClass === undefined
      ? {}
      : { classe: wireElement({ L: schoolClass.name, N: ids.issue(tables.class, schoolClass.id) }) }),
    ...(hasPortrait(student.id) ? { avecPhoto: true } : {}),
    ...(contact?.email === undefined ? {} : { email: contact.email }),
    ...(record === undefined
      ? { listeProjets: wireList([]) }
      : {
          sexe: profile.domain.sex === "letter" ? record.sex : sexes[record.sex === "M" ? "male" : "female"],
          neLe: wireDay(record.birthDay),
          entree: wireDay(record.entered),
          ...(record.left === undefined ? {} : { sortie: wireDay(record.left) }),
          regime: record.regime,
          ...Object.fromEntries(record.options.map((label, index) => [`option${index + 1}`, label])),
          listeProjets: wireList(
            record.projects.map((project) => ({
              N: ids.issue(tables.supportProject, project.id),
              typeAmenagement: project.kind,
              ...(project.reason === undefined ? {} : { handicap: project.reason }),
            })),
          ),
        }),
  };
}

/** `"Mme VERDIER Sophie"`: the words in capitals are the last name, a title comes before them. */
export function partsOfName(name: string): Record<"title" | "lastName" | "firstName", string> {
  const [, title = "", lastName = "", firstName = ""] =
    /^(?:(M\.|Mme)\s+)?((?:[\p{Lu}'’-]+(?:\s+|$))+)?(.*)$/u.exec(name) ?? [];
  return { title, lastName: lastName.trim(), firstName };
}
