import type { Guardian, Identity, Student, StudentClass, StudentFile, TeachingStaff } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { hoursText } from "./moment.js";
import { type Entry, heading, joined, page, partTitle, remark, renderEntries, renderRows } from "./page.js";
import type { View } from "./view.js";

/** Teachers and staff as text, in the school's order. */
export function renderStaff(untrusted: readonly TeachingStaff[], whose: string, view: View): string {
  const { people: say } = view.words.reading;
  const rows = cleanValue(untrusted).map((person) => [
    { text: person.name },
    {
      text: joined([
        person.role ?? say[person.type],
        person.headTeacher ? say.headTeacher : undefined,
        person.tutor ? say.tutor : undefined,
        person.former ? say.former : undefined,
      ]),
    },
    {
      text: joined(
        [
          ...person.subjects.map(({ name, duration }) =>
            joined([name, duration === undefined ? undefined : say.perWeek(hoursText(duration))]),
          ),
          person.email,
        ],
        "\n",
      ),
    },
  ]);
  const { staffColumns: columns } = say;
  return page(
    heading(say.staffHeading(cleanValue(whose)), view),
    rows.length === 0
      ? [say.noStaff]
      : renderRows(
          [{ title: columns.name }, { title: columns.role, most: 30 }, { title: columns.subjects }],
          rows,
          view,
          { least: 24 },
        ),
  );
}

/** Classes and groups as text. */
export function renderClasses(
  untrusted: { readonly classes: readonly StudentClass[]; readonly groups: readonly StudentClass[] },
  view: View,
): string {
  const { people: say } = view.words.reading;
  const { classes, groups } = cleanValue(untrusted);
  const part = (title: string, list: readonly StudentClass[]): readonly string[] =>
    list.length === 0
      ? []
      : [
          ...partTitle(title, view),
          ...renderEntries(
            list.map(({ name, grade, responsible }) => ({
              title: name,
              facts: [grade, responsible ? say.responsible : undefined],
            })),
            view,
          ),
        ];
  const isEmpty = classes.length + groups.length === 0;
  return page(part(say.classes, classes), part(say.groups, groups), isEmpty ? [say.noClasses] : []);
}

/** Pupils of a class as text. */
export function renderStudents(untrusted: readonly Student[], of: string, view: View): string {
  const { words } = view;
  const { people: say } = words.reading;
  const { studentColumns: columns } = say;
  const rows = cleanValue(untrusted).map((student) => [
    { text: student.fullName },
    { text: student.dateOfBirth === undefined ? "" : words.calendar.date(student.dateOfBirth) },
    { text: student.className ?? "" },
    { text: joined([...student.options, ...student.projects, student.boarding]) },
  ]);
  return page(
    heading(say.studentsHeading(cleanValue(of)), view),
    rows.length === 0
      ? [say.noStudents]
      : renderRows(
          [
            { title: columns.name, most: 34 },
            { title: columns.born },
            { title: columns.className },
            { title: columns.options },
          ],
          rows,
          view,
        ),
  );
}

/** Identity and guardians of a pupil; a part that the account may not see is said to be hidden. */
export function renderStudentFile(
  untrusted: { readonly student: Student; readonly file: StudentFile },
  view: View,
): string {
  const { words } = view;
  const { people: say } = words.reading;
  const { student, file } = cleanValue(untrusted);
  const { identity, guardians } = file;
  return page(
    heading(joined([student.fullName, student.className], ", "), view),
    identity === undefined
      ? remark(say.fileHidden, view)
      : renderEntries([{ title: nameOf(identity, student.fullName), texts: linesOf(identity, words) }], view),
    guardians === undefined
      ? remark(say.guardiansHidden, view)
      : [
          ...partTitle(say.guardians, view),
          ...renderEntries(
            guardians.map((guardian) => guardianEntry(guardian, words)),
            view,
          ),
        ],
  );
}

function guardianEntry(guardian: Guardian, words: Words): Entry {
  const { people: say } = words.reading;
  return {
    title: guardian.fullName,
    facts: [
      guardian.relativesLink,
      guardian.isLegal ? say.legal : guardian.responsibilityLevel,
      guardian.urgencyContact ? say.urgency : undefined,
      guardian.authorizedPickUpKid ? say.pickUp : undefined,
      guardian.profession,
      guardian.situation,
    ],
    texts: linesOf(guardian.identity, words),
  };
}

function nameOf({ lastName, firstNames }: Identity, otherwise: string): string {
  const name = joined([lastName, ...firstNames], " ");
  return name === "" ? otherwise : name;
}

function linesOf(identity: Identity, words: Words): readonly (string | undefined)[] {
  const { people: say } = words.reading;
  const { dateOfBirth, placeOfBirth, ineNumber } = identity;
  return [
    dateOfBirth === undefined ? undefined : say.born(words.calendar.date(dateOfBirth), placeOfBirth),
    ineNumber === undefined ? undefined : say.national(ineNumber),
    identity.formattedAddress,
    joined([identity.email, identity.mobileNumber, identity.landlineNumber, identity.otherPhoneNumber]),
  ];
}
