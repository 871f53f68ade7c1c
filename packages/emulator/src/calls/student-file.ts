import { tabs, type WireGuardian, type WireIdentity, type WireStudentFilePage } from "@preau/wire";
import { frenchDay } from "../world/days.js";
import type { Contact, Guardian, StudentRecord } from "../world/office.js";
import type { Student } from "../world/school.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { resolveReference } from "./references.js";
import { partsOfName } from "./students.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/**
 * `FicheEleve`: who a pupil is and who answers for them. A block that was not asked for, or that the account
 * has no right to, is absent.
 */
export const studentFile: CallHandler = {
  name: "FicheEleve",
  tabs: [tabs.students],
  fields: ["Eleve", "AvecEleve", "AvecResponsables", "AvecAutresContacts"],
  handle: (request): CallAnswer => {
    const wanted = resolveReference(request, request.data["Eleve"], "Eleve");
    const student = request.school.students.find(({ id }) => id === wanted);
    return { data: student === undefined ? {} : { ...page(request, student) } };
  },
};

function page(request: CallRequest, student: Student): WireStudentFilePage {
  const { school, data, options } = request;
  const { records, contacts } = school.office;
  const record = records.find(({ studentId }) => studentId === student.id);
  const contact = contacts.find(({ personId }) => personId === student.id);
  const withIdentity = data["AvecEleve"] === true;
  const withGuardians = data["AvecResponsables"] === true && options.hideGuardians !== true;
  return {
    ...(withIdentity
      ? {
          Identite: wireElement(identity(student, record, contact)),
          Scolarite: wireElement(schooling(request, student, record)),
          listeMemosEleves: wireList(memos(request, record)),
        }
      : {}),
    ...(withGuardians ? { Responsables: wireList((record?.guardians ?? []).map(guardian)) } : {}),
  };
}

/** All of it is text for display. */
function identity(
  student: Student,
  record: StudentRecord | undefined,
  contact: Contact | undefined,
): WireIdentity {
  const { lastName, firstName } = partsOfName(student.name);
  const [second, third] = record?.otherNames ?? [];
  return {
    nom: lastName,
    prenom: firstName,
    ...(second === undefined ? {} : { prenom2: second }),
    ...(third === undefined ? {} : { prenom3: third }),
    ...(record === undefined
      ? {}
      : {
          sexe: record.sex,
          dateNaiss: frenchDay(record.birthDay),
          villeNaiss: record.birthCity,
          ine: record.nationalNumber,
        }),
    ...address(contact),
  };
}

function guardian(one: Guardian): WireGuardian {
  return {
    nom: one.name,
    lienParente: one.link,
    niveauResponsabilite: one.level,
    ...address(one.contact),
    autoriseEmail: one.email,
    autoriseSMS: one.texts,
    autoriseDiscussion: one.level === "LEGAL",
    autoriseCourrier: one.level === "LEGAL",
    autoriseRecupererEnfant: one.mayCollect,
    contactUrgence: one.inEmergency,
    ...(one.profession === undefined ? {} : { profession: one.profession }),
    situation: "",
  };
}

/** Lines end at the first that is missing. */
function address(contact: Contact | undefined): WireIdentity {
  if (contact === undefined) return {};
  return {
    ...Object.fromEntries(contact.address.slice(0, 4).map((line, index) => [`adresse${index + 1}`, line])),
    CP: contact.postalCode,
    ville: contact.city,
    pays: contact.country,
    ...(contact.email === undefined ? {} : { email: contact.email }),
    ...(contact.mobile === undefined ? {} : { indPort: "33", telPort: contact.mobile }),
  };
}

function schooling({ school }: CallRequest, student: Student, record: StudentRecord | undefined) {
  const schoolClass = school.classes.find(({ id }) => id === student.classId);
  return {
    classe: schoolClass?.name ?? "",
    regime: record?.regime ?? "",
    options: record?.options.join(", ") ?? "",
    ...(student.isDelegate ? { delegue: { estDelegueClasse: true } } : {}),
    listeProjets: wireList([]),
    listeAttestations: wireList([]),
  };
}

function memos({ ids }: CallRequest, record: StudentRecord | undefined) {
  return (record?.memos ?? []).map((memo) => ({
    L: memo.text,
    N: ids.issue(tables.memo, memo.id),
    auteur: memo.author,
    date: wireDay(memo.day),
  }));
}
