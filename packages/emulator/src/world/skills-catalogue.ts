import type { SubjectKey } from "./catalogue.js";
import type { Pillar, Skill } from "./skills.js";

const pillar = (prefix: string, name: string): Pillar => ({ id: `pillar:${prefix}`, prefix, name });

/** Domains of the framework of a collège. */
const socle = {
  french: pillar("D1.1", "Langue française à l'oral et à l'écrit"),
  languages: pillar("D1.2", "Langues étrangères et régionales"),
  sciences: pillar("D1.3", "Langages mathématiques, scientifiques et informatiques"),
  arts: pillar("D1.4", "Langages des arts et du corps"),
  methods: pillar("D2", "Les méthodes et outils pour apprendre"),
  citizen: pillar("D3", "La formation de la personne et du citoyen"),
  systems: pillar("D4", "Les systèmes naturels et les systèmes techniques"),
  world: pillar("D5", "Les représentations du monde et l'activité humaine"),
} as const;

function skill(pillars: readonly Pillar[], domain: string, item?: string, subItem?: string): Skill {
  const path = [domain, item, subItem].filter((part) => part !== undefined);
  return {
    id: `skill:${pillars[0]?.prefix ?? ""}:${path.join(":")}`,
    pillars,
    domain,
    ...(item === undefined ? {} : { item }),
    ...(subItem === undefined ? {} : { subItem }),
  };
}

const french = [
  skill([socle.french], "Comprendre et s'exprimer à l'oral", "Lire un texte à haute voix"),
  skill([socle.french], "Lire", "Comprendre un texte littéraire"),
  skill([socle.french, socle.methods], "Écrire", "Organiser son propos", "Enchaîner des paragraphes"),
  skill([socle.world], "Culture littéraire et artistique"),
];
const language = [
  skill([socle.languages], "Écouter et comprendre", "Repérer les informations principales"),
  skill([socle.languages], "Parler en continu", "Raconter un événement"),
  skill([socle.languages, socle.world], "Écrire", "Rédiger un court message"),
];
const science = [
  skill([socle.systems], "Pratiquer des démarches scientifiques", "Formuler une hypothèse"),
  skill([socle.sciences, socle.systems], "Pratiquer des langages", "Lire un graphique"),
  skill([socle.methods], "S'approprier des outils et des méthodes"),
];

/** What each subject evaluates. */
export const skillsOf: Readonly<Partial<Record<SubjectKey, readonly Skill[]>>> = {
  french,
  maths: [
    skill([socle.sciences], "Calculer", "Calculer avec des nombres relatifs"),
    skill([socle.sciences, socle.systems], "Modéliser", "Traduire un problème en équation"),
    skill([socle.methods], "Chercher", "Essayer plusieurs pistes", "Garder trace de ses essais"),
    skill([socle.french, socle.citizen], "Communiquer"),
  ],
  history: [
    skill([socle.world], "Se repérer dans le temps", "Situer un fait dans une époque"),
    skill([socle.methods], "Analyser et comprendre un document", "Extraire des informations"),
    skill([socle.citizen], "Argumenter"),
  ],
  english: language,
  spanish: language,
  german: language,
  biology: science,
  physics: science,
  science,
  technology: [
    skill([socle.systems], "Concevoir, créer, réaliser", "Imaginer une solution"),
    skill([socle.sciences], "Mobiliser des outils numériques"),
  ],
  sport: [
    skill([socle.arts], "Développer sa motricité"),
    skill([socle.citizen], "Partager des règles", "Assurer des rôles sociaux"),
  ],
  art: [skill([socle.arts, socle.world], "Expérimenter, produire, créer", "Choisir ses outils")],
  music: [skill([socle.arts], "Réaliser des projets musicaux", "Chanter en groupe")],
};

/** What is evaluated, by title. */
export const evaluationTitles: Readonly<Partial<Record<SubjectKey, readonly string[]>>> = {
  french: ["Lecture d'un texte court", "Récit d'aventures", "Exposé à deux voix"],
  maths: ["Tâche complexe : le jardin", "Calcul mental", "Problèmes ouverts"],
  history: ["Frise chronologique", "Étude d'une carte", "Débat argumenté"],
  english: ["My last holidays", "Listening", "A postcard"],
  spanish: ["Mi barrio", "Escuchar"],
  german: ["Meine Stadt", "Hören"],
  biology: ["Démarche expérimentale", "Lecture de graphiques"],
  physics: ["Montage électrique", "Masse et volume"],
  science: ["Les états de l'eau", "Observer une plante"],
  technology: ["Maquette", "Programmer un robot"],
  sport: ["Course de durée", "Arbitrer une rencontre"],
  art: ["Autoportrait"],
  music: ["Chant choral"],
};

/** What teachers say beside a level. */
export const remarks = [
  "Reprends la méthode vue en classe.",
  "En net progrès.",
  "Très bonne compréhension, même des nuances.",
] as const;
