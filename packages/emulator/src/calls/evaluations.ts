import {
  acquisitionLevels,
  resourceKinds,
  tabs,
  type WireAcquisition,
  type WireEvaluation,
  type WireEvaluationsPage,
} from "@preau/wire";
import type { Student } from "../world/school.js";
import type { EvaluatedSkill, Evaluation, SkillResult } from "../world/skills.js";
import { publishedEvaluations } from "../world/skills-book.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { themeElement } from "./lesson-book-parts.js";
import { subjectOf } from "./people.js";
import { readPeriod } from "./references.js";
import { levelLabel } from "./skill-levels.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** `DernieresEvaluations`: what one pupil reached in the evaluations of one period. */
export const latestEvaluations: CallHandler = {
  name: "DernieresEvaluations",
  tabs: [tabs.latestEvaluations],
  fields: ["periode"],
  handle: (request): CallAnswer => {
    const { student, school, now } = request;
    const period = readPeriod(request, "periode");
    if (student === undefined || period === undefined) return { data: {} };
    const evaluations = publishedEvaluations({ school, period, today: now.slice(0, 10) }, student);
    const page = {
      listeEvaluations: wireList(evaluations.map((one) => evaluationEntry(request, student, one))),
    } satisfies WireEvaluationsPage;
    return { data: page };
  },
};

/** One evaluation, as its page and the home page show it. */
export function evaluationEntry(
  request: CallRequest,
  student: Student,
  evaluation: Evaluation,
): WireEvaluation {
  const { school, ids } = request;
  const service = school.services.find(({ id }) => id === evaluation.serviceId);
  const subject = subjectOf(school, service?.subjectId);
  const teacher = school.teachers.find(({ id }) => id === service?.teacherIds[0]);
  const period = school.year.periods.find(({ id }) => id === evaluation.periodId);
  const results = evaluation.results.get(student.id) ?? [];
  const domains = [...new Set(evaluation.skills.map(({ skill }) => skill.domain))];
  const level = school.classes.find(({ id }) => id === student.classId)?.level;
  const cycle = level === "6" ? "Cycle 3" : "Cycle 4";
  return {
    L: evaluation.title,
    N: ids.issue(tables.evaluation, evaluation.id),
    G: resourceKinds.evaluation,
    listeNiveauxDAcquisitions: wireList(
      evaluation.skills.flatMap((evaluated, index) => {
        const result = results[index];
        return result === undefined ? [] : [acquisition(request, evaluated, { ...result, rank: index + 1 })];
      }),
    ),
    listePaliers: wireList([{ L: cycle, N: ids.issue(tables.level, `cycle:${cycle}`) }]),
    matiere: wireElement({
      L: subject?.name ?? "",
      N: ids.issue(tables.subject, subject?.id ?? ""),
      G: resourceKinds.subject,
      couleur: subject?.color ?? "#FFFFFF",
      ordre: service?.position ?? 0,
      serviceConcerne: wireElement({
        N: ids.issue(tables.service, evaluation.serviceId),
        G: resourceKinds.service,
      }),
    }),
    ListeThemes: wireList(
      evaluation.theme === undefined || service === undefined
        ? []
        : [themeElement(request, service.subjectId, evaluation.theme)],
    ),
    individu: wireElement({
      L: teacher?.name ?? "",
      N: teacher === undefined ? "0" : ids.issue(tables.teacher, teacher.id),
    }),
    coefficient: evaluation.coefficient,
    descriptif: evaluation.description,
    date: wireDay(evaluation.day),
    periode: wireElement({ L: period?.name ?? "", N: ids.issue(tables.period, evaluation.periodId) }),
    // One domain for the whole evaluation, where all its skills are of one.
    ...(domains.length === 1 && domains[0] !== undefined
      ? { domaine: wireElement(domainElement(request, domains[0])) }
      : {}),
    ...(evaluation.questions === undefined ? {} : { libelleSujet: evaluation.questions }),
    ...(evaluation.corrected === undefined ? {} : { libelleCorrige: evaluation.corrected }),
  };
}

function acquisition(
  request: CallRequest,
  { skill, coefficient }: EvaluatedSkill,
  { level, remark, rank }: SkillResult & { readonly rank: number },
): WireAcquisition {
  const { ids } = request;
  const number = acquisitionLevels[level];
  const [pillar] = skill.pillars;
  const { label, short } = levelLabel(number);
  return {
    L: label,
    N: ids.issue(tables.skillLevel, `skill-level:${number}`),
    G: number,
    abbreviation: short,
    ordre: rank,
    coefficient,
    pilier: wireElement({
      L: pillar === undefined ? "" : `${pillar.prefix} - ${pillar.name}`,
      N: pillar === undefined ? "0" : ids.issue(tables.pillar, pillar.id),
      G: resourceKinds.pillar,
      strPrefixes: skill.pillars.map(({ prefix }) => prefix).join(", "),
    }),
    domaine: wireElement(domainElement(request, skill.domain)),
    ...(skill.item === undefined
      ? {}
      : { item: wireElement({ L: skill.item, N: ids.issue(tables.skill, skill.id) }) }),
    ...(skill.subItem === undefined
      ? {}
      : { sousItem: wireElement({ L: skill.subItem, N: ids.issue(tables.subSkill, skill.id) }) }),
    ...(remark === undefined ? {} : { observation: remark }),
  };
}

function domainElement({ ids }: CallRequest, domain: string) {
  return { L: domain, N: ids.issue(tables.skillDomain, `skill-domain:${domain}`) };
}
