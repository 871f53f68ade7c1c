import type { DoctorHelp } from "./doctor-help-words.js";

/** Help of the commands about the way in, in French. */
export const frenchDoctorHelp: DoctorHelp = {
  doctor: {
    about:
      "Suit pas à pas le chemin vers vos données, et dit où il s'arrête, ce que cela veut dire et que faire.",
    after: `
Les étapes : le compte, l'adresse, le garde-fou de preau, le nom de la machine, la connexion, le chiffrement, le
serveur, un portail, la page, son dialecte, l'ouverture d'une session, l'identification, les droits, les onglets, et une lecture.

Sans compte, il s'arrête avant l'identification. Avec un compte associé, il reprend la session gardée, et ne se
connecte que si elle est finie ; avec une adresse et --user, il se connecte une fois, par mot de passe. Jamais autrement.
Toute adresse convient : d'une page, de la racine, tirée d'un courriel, du portail où PRONOTE envoie.

Un rapport (--report) est pour qui répare preau. Il contient la structure de ce qui est venu : noms de clés, genres
de valeurs, codes et versions. Aucun nom, note, adresse, jeton ou mot de passe n'y est. Regardez-le avant de le partager.

Exemples :
  preau doctor                              le compte associé
  preau doctor --account camille --report rapport.json
  preau doctor 0123456a.index-education.net/pronote
  preau doctor https://0123456a.index-education.net/pronote/parent.html --user sophie
  preau doctor --json | jq '{failedAt, cause}'

Environnement :
  PREAU_PASSWORD   le mot de passe pour --user, quand personne ne peut le taper
  PREAU_ACCOUNT    le compte associé, quand ni adresse ni --account n'est donné
  PREAU_URL        l'adresse, quand ni l'une ni l'autre n'est donnée
  PREAU_HOME       dossier où sont gardés les comptes associés

Les codes de sortie sont ceux de toutes les commandes : 0 quand tout va bien ou n'est qu'étrange ; sinon, celui de
l'étape qui échoue.`,
  },
  schools: {
    about: "Les établissements qui utilisent PRONOTE près d'un lieu, avec leurs adresses.",
    after: `
Le lieu est donné par ses coordonnées, en degrés : les cartes les montrent d'un appui long ou d'un clic droit. C'est
le service de l'éditeur qui répond, comme à l'application officielle ; il apprend le lieu à un kilomètre près. Aucun compte n'est nécessaire.

Exemples :
  preau schools --near 47.22,-1.55
  preau schools --near "47,22 ; -1,55"
  preau schools --near 48.85,2.35 --json | jq -r '.[0].url'`,
  },
  argument: "toute adresse du PRONOTE de l'établissement",
  addressPlaceholder: "adresse",
  option: {
    user: "votre identifiant : une connexion par mot de passe, pour essayer la suite du chemin",
    space: "student, parent, school-life…, quand l'adresse ne nomme pas de page",
    report: "écrit un rapport sans données personnelles, pour qui répare preau",
    json: "un objet JSON sur la sortie standard, avec des codes stables",
    near: "latitude et longitude, comme 47.22,-1.55",
    endpoint: "un autre service à interroger",
    schoolsJson: "un tableau JSON sur la sortie standard, et rien d'autre",
  },
};
