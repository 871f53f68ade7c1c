import { resourceKinds, tabs, type WirePublicsPage, type WireRecipient } from "@preau/wire";
import type { Parent, Student } from "../world/school.js";
import { discussionRights } from "./discussion-rights.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { personElement } from "./person-elements.js";
import { staffEntry } from "./recipients.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { unreadable } from "./unreadable.js";
import { readNumberSet, wireElement, wireList } from "./wire-values.js";

/**
 * `ListePublics`: everybody of some kinds whom an account with the advanced messaging may write to. Others
 * get nothing.
 *
 * @evidence fields and keys read in the official client 2025.2, which finds the class of a parent in `eleves`;
 *   `classes` and `groupes` of pupils likewise
 */
export const publics: CallHandler = {
  name: "ListePublics",
  tabs: [tabs.discussions],
  fields: [
    "genres",
    "pourMessagerie",
    "sansFiltreSurEleve",
    "avecFonctionPersonnel",
    "avecEmail",
    "avecUniquementEmail",
    "avecFiltreDelegues",
    "classe",
    "eleve",
    "avecInfoRencontresSepareesDesResponsables",
    "avecInfoResponsablePreferentiel",
    "avecUniquementResponsableDelegue",
    "estCtxModeleActualite",
  ],
  handle: (request): CallAnswer => {
    const kinds = readNumberSet(request.data["genres"]) ?? unreadable("genres");
    if (!discussionRights(request).advanced) return { data: {} };
    const among = studentsAmong(request);
    const page = {
      listePublics: wireList(kinds.flatMap((kind) => everybody(request, kind, among))),
      ...(kinds.includes(resourceKinds.guardian) ? { niveauResponsabilite: legalGuardians } : {}),
    } satisfies WirePublicsPage;
    return { data: page };
  },
};

const legalGuardians = wireList([{ G: 1, L: "Responsables légaux" }]);

/** Pupils among whom, and among whose parents, is chosen: one, those of a class, or all. */
function studentsAmong(request: CallRequest): readonly Student[] {
  const { data, school } = request;
  const classId = resolveReference(request, data["classe"], "classe");
  const studentId = resolveReference(request, data["eleve"], "eleve");
  return school.students.filter(
    (student) => student.classId === (classId ?? student.classId) && student.id === (studentId ?? student.id),
  );
}

function everybody(request: CallRequest, kind: number, among: readonly Student[]): WireRecipient[] {
  const { school } = request;
  switch (kind) {
    case resourceKinds.teacher:
      return school.teachers.map(({ id, name }, index) => ({
        ...personElement(request, { id, name, kind: "teacher" }),
        P: index + 1,
      }));
    case resourceKinds.staff:
      return school.staff
        .filter(({ id }) => id !== request.account.personId)
        .map(({ id }, index) => staffEntry(request, id, index));
    case resourceKinds.student:
      return among.map((student) => studentEntry(request, student));
    case resourceKinds.guardian:
      return school.parents
        .filter(({ childIds }) => isEverybody(school, among) || among.some(({ id }) => childIds.includes(id)))
        .map((parent) => parentEntry(request, parent));
    default:
      return [];
  }
}

function isEverybody({ students }: CallRequest["school"], among: readonly Student[]): boolean {
  return among.length === students.length;
}

function studentEntry(request: CallRequest, student: Student): WireRecipient {
  const { id, name } = student;
  return {
    L: name,
    N: request.ids.issue(tables.student, id),
    G: resourceKinds.student,
    classes: wireList([classElement(request, student)]),
    groupes: groupElements(request, student),
  };
}

/** A parent; that nobody says `nr` of a child means legal guardian. One without a child takes no messages. */
function parentEntry(request: CallRequest, { id, name, childIds }: Parent): WireRecipient {
  const children = request.school.students.filter((student) => childIds.includes(student.id));
  return {
    ...personElement(request, { id, name, kind: "parent" }),
    eleves: wireList(
      children.map((child) => ({
        L: child.name,
        N: request.ids.issue(tables.student, child.id),
        G: resourceKinds.student,
        classe: wireElement(classElement(request, child)),
        groupes: groupElements(request, child),
      })),
    ),
    ...(children.length === 0 ? { refusMess: true } : {}),
  };
}

function classElement({ school, ids }: CallRequest, { classId }: Student) {
  return {
    L: school.classes.find(({ id }) => id === classId)?.name ?? "",
    N: ids.issue(tables.class, classId),
    G: resourceKinds.class,
  };
}

function groupElements({ school, ids }: CallRequest, { groupIds }: Student) {
  const groups = school.groups.filter(({ id }) => groupIds.includes(id));
  return wireList(
    groups.map(({ id, name }) => ({ L: name, N: ids.issue(tables.group, id), G: resourceKinds.group })),
  );
}
