import {
  acquisitionLevels,
  skillsColumnKinds,
  skillsLineKinds,
  tabs,
  type WireLevel,
  type WireSkillsLine,
  type WireSkillsReportPage,
} from "@preau/wire";
import { servicesOf } from "../world/grades-book.js";
import { reportOf } from "../world/reports-book.js";
import { serviceComment } from "../world/reports-comments.js";
import type { Service } from "../world/school.js";
import type { SkillLevel } from "../world/skills.js";
import { publishedEvaluations } from "../world/skills-book.js";
import type { CallAnswer, CallHandler } from "./handler.js";
import { subjectOf } from "./people.js";
import { readPeriod } from "./references.js";
import { publication } from "./report.js";
import { conductSentences, footComments, publishedOn, receipts } from "./report-foot.js";
import type { ReportRequest } from "./report-services.js";
import { levelLabel } from "./skill-levels.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/**
 * `BulletinCompetences`: the skills report of one pupil for one period, published with the report cards. A line for
 * each service that was evaluated, and under it one for each domain and skill.
 *
 * @evidence keys read in the official client 2025.2, which needs `maquette`; never seen in an answer
 */
export const skillsReport: CallHandler = {
  name: "BulletinCompetences",
  tabs: [tabs.skillsReport],
  fields: ["classe", "periode", "eleve", "bulletin"],
  handle: (request): CallAnswer => {
    const { student, school, now, ids } = request;
    const period = readPeriod(request, "periode");
    const published = period === undefined ? undefined : publication(request, period);
    if (student === undefined || period === undefined || published === undefined) return { data: {} };
    if (published.message !== undefined) return { data: { Message: published.message } };
    const about: ReportRequest = { ...request, student, look: { school, period, today: now.slice(0, 10) } };
    const outcomes = outcomesOf(about);
    const layout = {
      L: "Bilan périodique",
      N: ids.issue(tables.layout, "layout"),
      listeBulletins: wireList([
        { L: "Bilan périodique", N: ids.issue(tables.layout, "layout:subjects"), G: 0 },
      ]),
      avecLigneTotal: false,
      avecNiveauxPositionnements: true,
      avecNiveauxMaitrises: true,
      genreJauge: 1,
    };
    const page = {
      maquette: wireElement(layout),
      listeColonnes: wireList(columns),
      listeLignes: wireList(
        servicesOf(school, student).flatMap((service) =>
          linesOf(about, service, outcomes.get(service.id) ?? []),
        ),
      ),
      ...conductSentences(about),
      ...footComments(about, reportOf(about.look, student)),
      ...receipts(about),
      ...publishedOn(published.day),
    } satisfies WireSkillsReportPage;
    return { data: page };
  },
};

const columns = [
  { G: skillsColumnKinds.services, L: "Matières" },
  { G: skillsColumnKinds.domain, L: "Éléments évalués" },
  { G: skillsColumnKinds.gauge, L: "Évaluations" },
  { G: skillsColumnKinds.level, L: "Niveau" },
  { G: skillsColumnKinds.percentage, L: "%" },
  { G: skillsColumnKinds.position, L: "Position" },
  { G: skillsColumnKinds.commentA, L: "Appréciations" },
] as const;

/** What a pupil reached in one skill, one evaluation after the other. */
interface Outcome {
  readonly skillId: string;
  readonly domain: string;
  /** Absent when the domain itself was evaluated. */
  readonly item?: string;
  readonly levels: readonly SkillLevel[];
}

/** Outcomes of the period, by service. */
function outcomesOf({ look, student }: ReportRequest): Map<string, Outcome[]> {
  const byService = new Map<string, Outcome[]>();
  for (const { serviceId, skills, results } of publishedEvaluations(look, student).reverse()) {
    const outcomes = byService.get(serviceId) ?? [];
    for (const [index, { skill }] of skills.entries()) {
      const level = results.get(student.id)?.[index]?.level;
      if (level === undefined) continue;
      const known = outcomes.findIndex(({ skillId }) => skillId === skill.id);
      const levels = [...(outcomes[known]?.levels ?? []), level];
      const { id, domain, item } = skill;
      const outcome = { skillId: id, domain, ...(item === undefined ? {} : { item }), levels };
      if (known < 0) outcomes.push(outcome);
      else outcomes[known] = outcome;
    }
    byService.set(serviceId, outcomes);
  }
  return byService;
}

function linesOf(request: ReportRequest, service: Service, outcomes: readonly Outcome[]): WireSkillsLine[] {
  if (outcomes.length === 0) return [];
  const { school, ids, student, look } = request;
  const subject = subjectOf(school, service.subjectId);
  const teachers = school.teachers
    .filter(({ id }) => service.teacherIds.includes(id))
    .map(({ name }) => name);
  const place = { studentId: student.id, periodId: look.period.id, serviceId: service.id };
  const all = outcomes.flatMap(({ levels }) => levels);
  const rate = successOf(all);
  const text = serviceComment(school, place, rate === undefined ? undefined : rate / 5);
  return [
    {
      L: subject?.name ?? "",
      N: ids.issue(tables.service, service.id),
      G: skillsLineKinds.service,
      couleur: subject?.color ?? "#FFFFFF",
      strServiceEtProf: [`<b>${subject?.name ?? ""}</b>`, ...teachers].join("<br/>"),
      listeNiveaux: counts(request, all),
      ...(rate === undefined
        ? {}
        : { pourcentage: String(rate), posLSUNiveau: wireElement(levelElement(request, levelOfRate(rate))) }),
      ...(text === undefined ? {} : { appreciationA: text }),
    },
    ...outcomes.map(({ skillId, domain, item, levels }): WireSkillsLine => {
      const last = levels.findLast((level) => points[level] !== undefined);
      return {
        L: item ?? domain,
        N: ids.issue(tables.skill, skillId),
        G: item === undefined ? skillsLineKinds.domain : skillsLineKinds.skill,
        strElmtCompetence: item === undefined ? domain : `${domain} > ${item}`,
        listeNiveaux: counts(request, levels),
        listeNiveauxChronologique: wireList(levels.map((level) => levelElement(request, level))),
        ...(last === undefined ? {} : { niveauAcqComp: wireElement(levelElement(request, last)) }),
      };
    }),
  ];
}

/** Points of the levels that are results. */
const points: Readonly<Partial<Record<SkillLevel, number>>> = {
  expert: 50,
  acquired: 40,
  inProgress: 25,
  notAcquired: 10,
};

/** Per cent of the points that could be had; `undefined` without results. */
function successOf(levels: readonly SkillLevel[]): number | undefined {
  const known = levels.map((level) => points[level]).filter((one) => one !== undefined);
  return known.length === 0
    ? undefined
    : Math.round((2 * known.reduce((sum, one) => sum + one, 0)) / known.length);
}

function levelOfRate(rate: number): SkillLevel {
  if (rate >= 90) return "expert";
  if (rate >= 65) return "acquired";
  return rate >= 35 ? "inProgress" : "notAcquired";
}

/** How often each level was reached. */
function counts(request: ReportRequest, levels: readonly SkillLevel[]) {
  return wireList(
    [...new Set(levels)].map((level) => ({
      ...levelElement(request, level),
      nbr: levels.filter((one) => one === level).length,
    })),
  );
}

function levelElement({ ids }: ReportRequest, level: SkillLevel): WireLevel {
  const number = acquisitionLevels[level];
  const { label, short } = levelLabel(number);
  return {
    L: label,
    N: ids.issue(tables.skillLevel, `skill-level:${number}`),
    G: number,
    abbreviation: short,
  };
}
