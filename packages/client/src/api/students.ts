import {
  resourceKinds,
  sexes,
  type WireStudent,
  type WireStudentsPage,
  type WireStudentsRequest,
} from "@preau/wire";
import type { PlainDate } from "../codec/dates.js";
import { readId, readLabel } from "../codec/element.js";
import { type Id, isNoObject, resolveId, type SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, flag, label, text } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { StaleReferenceError, UnsupportedError, UsageError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import type { StudentClass } from "./account.js";
import type { Period } from "./school.js";
import { type StudentFile, studentFile } from "./students/file.js";

export type { Guardian, Identity, StudentFile } from "./students/file.js";

/** A pupil, as school life sees them. */
export interface Student {
  readonly id: Id;
  /** Made of name and date of birth, with an index for pupils who share them. */
  readonly key: Key;
  readonly fullName: string;
  readonly lastName?: string;
  readonly firstNames?: string;
  /** As the school words it, such as "F". */
  readonly sex?: string;
  readonly dateOfBirth?: PlainDate;
  /** Entered the school on ("entrée"). */
  readonly enrollmentDate?: PlainDate;
  /** Left the school on ("sortie"). */
  readonly departureDate?: PlainDate;
  /** Plans for special needs, each as "PAP (Troubles dys.)". */
  readonly projects: readonly string[];
  /** Options, such as languages. */
  readonly options: readonly string[];
  readonly className?: string;
  /** Boards, has lunch or goes home ("régime"). */
  readonly boarding?: string;
  readonly email?: string;
  /** The school has a photo; absent where the list does not say. */
  readonly hasPhoto?: boolean;
}

/** A class as callers may name it: one of `classes`, of this session or an earlier one, or its name. */
export type ClassInput = string | Pick<StudentClass, "id" | "key">;

/** Classes and groups of an account. */
export interface ClassesOfAccount {
  readonly classes: readonly StudentClass[];
  readonly groups: readonly StudentClass[];
}

/** Whose pupils are asked for, and when. */
interface ClassArguments {
  readonly studentClass: StudentClass;
  readonly isGroup: boolean;
  readonly period: Period;
}

/** `G` of a period, in this request. pronotepy sends it for every kind of period. */
const periodOfClass = 1;

/**
 * Pupils of a class or a group in a period, in the school's order. One call, read-only.
 *
 * @evidence read in the official client and in pronotepy
 */
export const studentsOfClass = defineCall({
  wire: "ListeRessources",
  encode: ({ studentClass, isGroup, period }: ClassArguments, { tag }): WireStudentsRequest => {
    if (isNoObject(studentClass.id) || isNoObject(period.id)) {
      throw new UnsupportedError("The server gave this class or this period no identity; nothing was sent.", {
        hint: "Try another one.",
      });
    }
    return {
      classe: {
        N: resolveId(tag, studentClass.id),
        G: isGroup ? resourceKinds.group : resourceKinds.class,
      },
      periode: { N: resolveId(tag, period.id), G: periodOfClass },
    };
  },
  decode: (page: Reader<WireStudentsPage>, { tag }, { studentClass }): readonly Student[] =>
    withKeys(
      "student",
      page.optionalList("listeRessources", (item) => readStudent(item, { tag, studentClass })),
      ({ fullName, dateOfBirth }) => [fullName, dateOfBirth],
    ),
});

/**
 * The class or group that a caller named. One of an earlier session is found again by its key; a name is taken as it
 * stands, classes first.
 *
 * @throws StaleReferenceError · UsageError when there is none
 */
export function findClass(
  input: ClassInput,
  { classes, groups }: ClassesOfAccount,
): { readonly studentClass: StudentClass; readonly isGroup: boolean } {
  for (const [some, isGroup] of [
    [classes, false],
    [groups, true],
  ] as const) {
    const found =
      typeof input === "string"
        ? some.find(({ name }) => name === input)
        : (some.find(({ id }) => id === input.id) ?? some.find(({ key }) => key === input.key));
    if (found !== undefined) return { studentClass: found, isGroup };
  }
  if (typeof input !== "string") {
    throw new StaleReferenceError("This account has no such class; nothing was sent.", {
      hint: "Take one of client.classes.",
    });
  }
  throw new UsageError(`No class has the name ${JSON.stringify(input)}; nothing was sent.`, {
    hint: `There are: ${classes.map(({ name }) => name).join(", ")}.`,
  });
}

/**
 * The file of a pupil: identity and guardians, as far as the user may see them. One request; two for a pupil of an earlier
 * session, who is looked for in the class of the same name.
 *
 * @throws StaleReferenceError when the pupil is of an earlier session and not found again
 */
export async function fileOfStudent(
  runner: Runner,
  student: Student,
  year: ClassesOfAccount & { readonly period: Period | undefined },
  options: CallOptions = {},
): Promise<StudentFile> {
  const fresh = await freshStudent(runner, student, year, options);
  return runner.run(studentFile, fresh.id, options);
}

async function freshStudent(
  runner: Runner,
  student: Student,
  { classes, groups, period }: ClassesOfAccount & { readonly period: Period | undefined },
  options: CallOptions,
): Promise<Student> {
  if (student.id.startsWith(`${runner.context().tag}~`)) return student;
  const { className } = student;
  const found = [...classes, ...groups].find(({ name }) => name === className);
  if (found !== undefined && period !== undefined) {
    const named = { ...findClass(found, { classes, groups }), period };
    // Not by key: pupils of one name and day are told apart by an index, and a file must not be another's.
    const [first, second] = (await runner.run(studentsOfClass, named, options)).filter(
      ({ fullName, dateOfBirth }) => fullName === student.fullName && dateOfBirth === student.dateOfBirth,
    );
    if (first !== undefined && second === undefined) return first;
  }
  throw new StaleReferenceError("This pupil is of an earlier session, and was not found again.", {
    call: "FicheEleve",
  });
}

function readStudent(
  item: Reader<WireStudent>,
  { tag, studentClass }: { readonly tag: SessionTag; readonly studentClass: StudentClass },
): Omit<Student, "key"> {
  const lastName = item.optional("nom", label);
  const firstNames = item.optional("prenoms", label);
  const named = [lastName, firstNames].filter((name) => name !== undefined).join(" ");
  return present({
    id: readId(item, tag),
    fullName: item.optional("L", label) ?? named,
    lastName,
    firstNames,
    sex: readSex(item),
    dateOfBirth: item.optional("neLe", day),
    enrollmentDate: item.optional("entree", day),
    departureDate: item.optional("sortie", day),
    projects: item.optionalList("listeProjets", readProject),
    options: readOptions(item),
    className: item.element("classe", readLabel) ?? studentClass.name,
    boarding: readWord(item, "regime"),
    email: item.optional("email", label),
    hasPhoto: item.optional("avecPhoto", flag),
  });
}

/** A label, or a number whose meaning is known. */
function readSex(item: Reader<WireStudent>): string | undefined {
  const sent = item.optional("sexe", text);
  if (sent === undefined || sent === "") return undefined;
  const word = { [sexes.male]: "M", [sexes.female]: "F", [sexes.neutral]: "N" }[sent];
  return word ?? sent;
}

/** A text, or an element with a label. */
function readWord(item: Reader<WireStudent>, key: "regime"): string | undefined {
  if (typeof item.raw(key) === "object") return item.element(key, (word) => wordOf(word));
  return item.optional(key, label);
}

function wordOf(word: Reader<{ readonly L?: string }>): string | undefined {
  return word.optional("L", label);
}

function readProject(project: Reader<{ typeAmenagement?: string; handicap?: string; L?: string }>) {
  const kind = project.optional("typeAmenagement", label) ?? project.optional("L", label);
  const reason = project.optional("handicap", label);
  if (kind === undefined) return reason;
  return reason === undefined ? kind : `${kind} (${reason})`;
}

/** `option1`, `option2`… up to the first that is missing. */
function readOptions(item: Reader<WireStudent>): readonly string[] {
  const options: string[] = [];
  for (let number = 1; number < 100; number += 1) {
    const option = item.optional(`option${number}`, label);
    if (option === undefined) break;
    options.push(option);
  }
  return options;
}
