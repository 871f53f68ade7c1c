import type { SubjectKey } from "./catalogue.js";

/** One theme of a subject: what is done about it in class and at home. */
export interface Topic {
  readonly theme: string;
  /** What the lesson book says, HTML. */
  readonly lesson: string;
  /** What is asked for, HTML. */
  readonly task: string;
}

/** Topics by subject, in the order in which they come up; they start again at the end. */
export const topics: Readonly<Record<SubjectKey, readonly Topic[]>> = {
  french: [
    {
      theme: "Le récit fantastique",
      lesson: "<p>Lecture d'une nouvelle : le <b>doute</b> du narrateur.</p>",
      task: "<div>Lire le chapitre 3 et relever <b>cinq</b> verbes de perception</div>",
    },
    {
      theme: "Les propositions subordonnées",
      lesson: "<p>Relatives et conjonctives : repérage et transformations.</p>",
      task: "<div>Exercices 4 et 6 p.&nbsp;212</div>",
    },
  ],
  maths: [
    {
      theme: "Calcul littéral",
      lesson: "<p>Développer et factoriser : a(b&nbsp;+&nbsp;c).</p>",
      task: "<div>Exercices <b>21</b>, 22 et 25 p.&nbsp;58</div>",
    },
    {
      theme: "Triangles semblables",
      lesson: "<p>Agrandissement, réduction, rapport des aires.</p>",
      task: "<div>Apprendre la leçon, faire la figure de l'activité 2</div>",
    },
  ],
  history: [
    {
      theme: "Les ports et le commerce lointain",
      lesson: "<p>Étude de documents : le plan d'un port, une liste de marchandises.</p>",
      task: "<div>Compléter la carte et sa légende</div>",
    },
    {
      theme: "Habiter une métropole",
      lesson: "<p>Croquis : centre, banlieues, couronne périurbaine.</p>",
      task: "<div>Apprendre le vocabulaire : <i>métropole, étalement, mobilité</i></div>",
    },
  ],
  english: [
    {
      theme: "Telling a story",
      lesson: "<p>Preterit: regular &amp; irregular verbs.</p>",
      task: "<div>Learn the irregular verbs, list 2</div>",
    },
    {
      theme: "My ideal school",
      lesson: "<p>Pair work: giving an opinion.</p>",
      task: "<div>Record your presentation (one minute)</div>",
    },
  ],
  spanish: [
    {
      theme: "Mi barrio",
      lesson: "<p>Situar en el espacio; hay / está.</p>",
      task: "<div>Describir su barrio en ocho líneas</div>",
    },
  ],
  german: [
    {
      theme: "Mein Tagesablauf",
      lesson: "<p>Uhrzeit und trennbare Verben.</p>",
      task: "<div>Übung 5 S.&nbsp;34</div>",
    },
  ],
  biology: [
    {
      theme: "La nutrition des plantes",
      lesson: "<p>Expérience : échanges gazeux d'un rameau éclairé.</p>",
      task: "<div>Terminer le compte rendu de l'expérience</div>",
    },
  ],
  physics: [
    {
      theme: "Le circuit en dérivation",
      lesson: "<p>Mesures d'intensité dans deux branches.</p>",
      task: "<div>Schéma normalisé du montage</div>",
    },
  ],
  science: [
    {
      theme: "Le vivant et son environnement",
      lesson: "<p>Sortie dans la cour : relevé des espèces.</p>",
      task: "<div>Coller et légender les trois photographies</div>",
    },
  ],
  technology: [
    {
      theme: "Automatiser un objet",
      lesson: "<p>Programmer un portail.</p>",
      task: "<div>Finir l'algorigramme</div>",
    },
  ],
  sport: [
    {
      theme: "Course de demi-fond",
      lesson: "<p>Séance 3 : l'allure régulière.</p>",
      task: "<div>Tenue et gourde</div>",
    },
  ],
  art: [
    {
      theme: "La matière",
      lesson: "<p>Collages et empreintes.</p>",
      task: "<div>Apporter du carton et des tissus</div>",
    },
  ],
  music: [
    {
      theme: "Le rythme",
      lesson: "<p>Polyrythmie à deux groupes.</p>",
      task: "<div>Apprendre le couplet 2</div>",
    },
  ],
  classLife: [
    {
      theme: "Vie du collège",
      lesson: "<p>Préparation de l'élection des délégués.</p>",
      task: "<div>Faire signer l'autorisation de sortie</div>",
    },
  ],
  latin: [
    {
      theme: "Le forum",
      lesson: "<p>Première déclinaison.</p>",
      task: "<div>Traduire les lignes 1 à 4</div>",
    },
  ],
  choir: [
    {
      theme: "Concert de printemps",
      lesson: "<p>Pupitres séparés.</p>",
      task: "<div>Savoir le refrain par cœur</div>",
    },
  ],
  study: [{ theme: "", lesson: "", task: "" }],
};
