import type { WireElement, WireGrade, WireList, WireReference } from "../values.js";
import type { WireAcquisition } from "./evaluations.js";
import type { WireLevel, WireReportFoot } from "./reports.js";

/** Arguments of `BulletinCompetences`. */
export interface WireSkillsReportRequest {
  readonly classe?: Pick<WireReference, "N">;
  readonly periode: Pick<WireReference, "N" | "G">;
  readonly eleve: Pick<WireReference, "N">;
  /** One of the layout's `listeBulletins`; empty for the first, which the mobile client leaves out. */
  readonly bulletin?: WireReference;
}

/** Answer to `BulletinCompetences`. Every key may be absent; none was seen in an answer. */
export interface WireSkillsReportPage extends Omit<WireReportFoot, "ListeServices" | "General"> {
  /** Layout of the report. */
  readonly maquette?: WireElement<WireSkillsLayout>;
  /** Columns: `G` is `skillsColumnKinds`, `L` the heading. */
  readonly listeColonnes?: WireList<WireReference & { readonly hint?: string }>;
  readonly listeLignes?: WireList<WireSkillsLine>;
  readonly moyenneGeneraleEleve?: WireGrade;
  readonly moyenneGeneraleClasse?: WireGrade;
  readonly positionnementClasse?: number;
  readonly positionnementSansNote?: number;
}

/** Layout ("maquette") of a skills report, and the reports that it holds. */
export interface WireSkillsLayout extends WireReference {
  readonly listeBulletins?: WireList<WireReference>;
  readonly avecLigneTotal?: boolean;
  readonly avecNiveauxPositionnements?: boolean;
  readonly genreJauge?: number;
}

/** One line: `G` is `skillsLineKinds`. */
export interface WireSkillsLine extends WireReference {
  readonly couleur?: string;
  /** Subject and teachers, as one text. */
  readonly strServiceEtProf?: string;
  /** The skill. */
  readonly strElmtCompetence?: string;
  /** Elements of the curriculum that were worked on. */
  readonly strEltProg?: string;
  /** Levels obtained, in the order of time; or each level with how many times it was. */
  readonly listeNiveauxChronologique?: WireList<WireLevel>;
  readonly listeNiveaux?: WireList<WireLevel & { readonly nbr?: number }>;
  readonly hintNiveaux?: string;
  /** Level of the skill. */
  readonly niveauAcqComp?: WireElement<WireLevel>;
  /** Per cent of success, without its sign. */
  readonly pourcentage?: string | number;
  /** Position of the period ("positionnement LSU"), and those of columns 6 and 7. */
  readonly posLSUNiveau?: WireElement<WireLevel>;
  readonly posLSUNiveauP1?: WireElement<WireLevel>;
  readonly posLSUNiveauP2?: WireElement<WireLevel>;
  readonly posLSUNote?: WireGrade;
  readonly moyenneClasse?: WireGrade;
  readonly moyenneInf?: WireGrade;
  readonly moyenneSup?: WireGrade;
  readonly appreciationA?: string;
  readonly appreciationB?: string;
  readonly appreciationC?: string;
  readonly estDansRegroupement?: boolean;
  readonly estUnDeploiement?: boolean;
  readonly pere?: WireElement<WireReference>;
  readonly relationsESI?: unknown;
  /** Levels by domain of the framework, one a column. */
  readonly listeColonnesTransv?: WireList<{
    readonly niveauAcqui?: WireElement<WireAcquisition>;
    readonly niveauAcquiCalc?: WireElement<WireAcquisition>;
  }>;
}
