import { markingPeriods } from "./calendar.js";
import { addDays } from "./days.js";
import type { Attachment, Day, School, Student } from "./school.js";

/** A document that the school's office makes available to a pupil's family. */
export interface SchoolDocument {
  readonly id: string;
  readonly title: string;
  readonly shelf: "office" | "locker" | "report" | "signature";
  readonly category: "Administratif" | "Vie scolaire" | "Scolarité";
  readonly day: Day;
  readonly memo?: string;
  readonly isUnread?: boolean;
  readonly attachment: Attachment;
  /** Made when it is asked for: there is no file until then. */
  readonly isPrinted?: boolean;
  /** Several people sign it, with another service. */
  readonly signing?: Signing;
}

/** How far the signing of a document has come, for one family. */
export interface Signing {
  readonly state: "asked" | "signed";
  /** The day of one's own signature. */
  readonly signedOn?: Day;
  readonly signed: number;
  readonly signers: number;
}

/** Documents of a pupil on a day: those of the beginning of the year, and the reports of periods that are over. */
export function documentsOf(school: School, student: Pick<Student, "id">, today: Day): SchoolDocument[] {
  const { year } = school;
  const document = (
    of: Pick<SchoolDocument, "shelf" | "category" | "title" | "day"> & Partial<SchoolDocument>,
    key: string,
  ): SchoolDocument => {
    const id = `document:${student.id}:${key}`;
    return { id, attachment: { id: `${id}:file`, name: `${of.title}.pdf`, kind: "file" }, ...of };
  };
  const reports = markingPeriods(year)
    .filter(({ to }) => to < today)
    .map((period) =>
      document(
        { shelf: "report", category: "Scolarité", title: `Bulletin ${period.name}`, day: period.to },
        `report:${period.marking}`,
      ),
    );
  return [
    document(
      {
        shelf: "office",
        category: "Administratif",
        title: "Certificat de scolarité",
        day: year.firstDay,
      },
      "certificate",
    ),
    document(
      {
        shelf: "office",
        category: "Vie scolaire",
        title: "Règlement intérieur",
        day: year.firstDay,
        memo: "À lire en famille",
        isPrinted: true,
      },
      "rules",
    ),
    document(
      {
        shelf: "locker",
        category: "Administratif",
        title: "Autorisation de sortie à l'année",
        day: year.firstDay,
        isUnread: true,
      },
      "outing",
    ),
    ...signedPapers(year.firstDay).map(({ key, ...paper }) => document(paper, key)),
    ...reports,
  ];
}

/** One paper that waits for a signature, and one that everybody has signed. */
function signedPapers(firstDay: Day) {
  return [
    {
      key: "image",
      shelf: "signature",
      category: "Administratif",
      title: "Autorisation de prise de vues",
      day: addDays(firstDay, 7),
      signing: { state: "asked", signed: 1, signers: 2 },
      isPrinted: true,
    },
    {
      key: "charter",
      shelf: "locker",
      category: "Vie scolaire",
      title: "Charte de la tablette",
      day: addDays(firstDay, 3),
      signing: { state: "signed", signedOn: addDays(firstDay, 4), signed: 2, signers: 2 },
    },
  ] as const satisfies readonly (Partial<SchoolDocument> & { readonly key: string })[];
}

/** The file behind the id of a document, or of its attachment. */
export function documentAttachment(school: School, id: string): Attachment | undefined {
  const student = school.students.find((one) => id.startsWith(`document:${one.id}:`));
  if (student === undefined) return undefined;
  const all = documentsOf(school, student, "9999-12-31");
  return all.find((one) => one.id === id || one.attachment.id === id)?.attachment;
}
