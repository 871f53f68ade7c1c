import {
  skillsColumnKinds,
  skillsLineKinds,
  type WireLevel,
  type WireReference,
  type WireSkillsLine,
  type WireSkillsReportPage,
} from "@preau/wire";
import { readId } from "../../codec/element.js";
import { keyOf, withKeys } from "../../codec/keys.js";
import { gradeValue, identity, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { htmlToText, looksLikeHtml } from "../../codec/rich-text.js";
import { type Level, readLevel } from "../level.js";
import { type PageReading, readFoot } from "./read-page.js";
import type { ReportComment } from "./report.js";
import type { SkillsLine, SkillsReport, SkillsReportPart, TitledLevel } from "./skills.js";

/** Headings of columns: by their kind, and those of the domains, whose kind is none of the known ones. */
interface Headings {
  readonly byKind: ReadonlyMap<number, string>;
  readonly domains: readonly (string | undefined)[];
}

/** Reads a skills report; one that is not published has a message, or no lines. */
export function readSkillsReport(
  page: Reader<WireSkillsReportPage>,
  { period, tag }: PageReading,
): SkillsReport | undefined {
  if (page.optional("Message", label) !== undefined || !page.has("listeLignes")) return undefined;
  const headings = readHeadings(page);
  let subject = "";
  const lines = page.optionalList("listeLignes", (sent) => {
    const line = readLine(sent, { headings, tag });
    if (line.kind === "subject" || line.kind === "subject-group") subject = line.name;
    return { ...line, under: subject };
  });
  const keyed = withKeys("skills-line", lines, ({ kind, name, under }) => [
    period.kind,
    period.name,
    kind,
    name,
    under,
  ]);
  return present({
    period,
    parts:
      page.element("maquette", (layout) =>
        layout.optionalList("listeBulletins", (part) => readPart(part, tag)),
      ) ?? [],
    lines: keyed.map(({ under: _, ...line }) => line),
    overallAverage: page.optional("moyenneGeneraleEleve", gradeValue),
    classOverallAverage: page.optional("moyenneGeneraleClasse", gradeValue),
    ...readFoot(page, tag),
  });
}

const columnKinds: ReadonlySet<number> = new Set(Object.values(skillsColumnKinds));

function readHeadings(page: Reader<WireSkillsReportPage>): Headings {
  const byKind = new Map<number, string>();
  const domains: (string | undefined)[] = [];
  page.optionalList("listeColonnes", (column): undefined => {
    const kind = column.optional("G", integer);
    const title = column.optional("L", label);
    if (kind === undefined || !columnKinds.has(kind)) domains.push(title);
    else if (title !== undefined) byKind.set(kind, title);
  });
  return { byKind, domains };
}

function readPart(part: Reader<WireReference>, tag: string): SkillsReportPart {
  const name = part.optional("L", label) ?? "";
  return {
    id: readId(part, tag),
    key: keyOf("skills-part", [name]),
    name,
  };
}

const kinds: Readonly<Record<number, SkillsLine["kind"]>> = {
  [skillsLineKinds.subjectGroup]: "subject-group",
  [skillsLineKinds.service]: "subject",
  [skillsLineKinds.domain]: "domain",
  [skillsLineKinds.skill]: "skill",
  [skillsLineKinds.subSkill]: "sub-skill",
};

function readLine(
  line: Reader<WireSkillsLine>,
  { headings, tag }: { readonly headings: Headings; readonly tag: string },
): Omit<SkillsLine, "key"> {
  const number = line.optional("G", integer);
  const inOrder = line.optionalList("listeNiveauxChronologique", readLevel);
  const byLevel = line.optionalList("listeNiveaux", readCounted).flat();
  return present({
    id: readId(line, tag),
    kind: (number === undefined ? undefined : kinds[number]) ?? ("unknown" as const),
    name: plain(
      line.optional("strElmtCompetence", label) ??
        line.optional("strServiceEtProf", label) ??
        line.optional("L", label) ??
        "",
    ),
    color: line.optional("couleur", label),
    elements: optionalPlain(line.optional("strEltProg", label)),
    level: line.element("niveauAcqComp", readLevel),
    levels: inOrder.length > 0 ? inOrder : byLevel,
    successRate: line.optional("pourcentage", label),
    position: line.element("posLSUNiveau", readLevel),
    comparedPositions: readCompared(line, headings),
    domainLevels: readDomainLevels(line, headings),
    grade: line.optional("posLSUNote", gradeValue),
    classAverage: line.optional("moyenneClasse", gradeValue),
    minAverage: line.optional("moyenneInf", gradeValue),
    maxAverage: line.optional("moyenneSup", gradeValue),
    comments: readComments(line, headings),
  });
}

/** More of one level than this is nonsense, and would fill the memory. */
const mostOfOne = 1000;

/** A level as often as it was obtained; without a count, once. */
function readCounted(counted: Reader<WireLevel & { readonly nbr?: number }>): readonly Level[] | undefined {
  const level = readLevel(counted);
  const count = counted.optional("nbr", integer) ?? 1;
  if (level === undefined || count < 1) return undefined;
  return Array.from({ length: Math.min(count, mostOfOne) }, () => level);
}

function readCompared(line: Reader<WireSkillsLine>, { byKind }: Headings): readonly TitledLevel[] {
  const columns = [
    { column: skillsColumnKinds.positionP1, level: line.element("posLSUNiveauP1", readLevel) },
    { column: skillsColumnKinds.positionP2, level: line.element("posLSUNiveauP2", readLevel) },
  ];
  return columns.flatMap(({ column, level }) =>
    level === undefined ? [] : [present({ title: byKind.get(column), level })],
  );
}

/** One a column; a level that somebody entered wins over the one that was computed. */
function readDomainLevels(line: Reader<WireSkillsLine>, { domains }: Headings): readonly TitledLevel[] {
  return line.optionalList("listeColonnesTransv", (column, index) => {
    const level =
      column.element("niveauAcqui", readEntered) ?? column.element("niveauAcquiCalc", readEntered);
    return level === undefined ? undefined : present({ title: domains[index], level });
  });
}

/** A level without identity is none: the place is empty. */
function readEntered(level: Reader<WireLevel>): Level | undefined {
  return level.optional("N", identity) === undefined ? undefined : readLevel(level);
}

function readComments(line: Reader<WireSkillsLine>, { byKind }: Headings): readonly ReportComment[] {
  const columns = [
    { column: skillsColumnKinds.commentA, text: line.optional("appreciationA", label) },
    { column: skillsColumnKinds.commentB, text: line.optional("appreciationB", label) },
    { column: skillsColumnKinds.commentC, text: line.optional("appreciationC", label) },
  ];
  return columns.flatMap(({ column, text }) =>
    text === undefined ? [] : [present({ title: byKind.get(column), text })],
  );
}

/** Texts that the page puts together may hold markup. */
function plain(text: string): string {
  return looksLikeHtml(text) ? htmlToText(text) : text;
}

function optionalPlain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plain(text);
}
