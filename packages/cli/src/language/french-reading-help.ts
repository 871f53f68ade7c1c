import type { ReadingHelp } from "./reading-help-words.js";

/** Help of the commands that read one thing each, in French. */
export const frenchReadingHelp: ReadingHelp = {
  commands: {
    attendance: {
      about: "Les absences, retards, punitions, sanctions et observations d'un élève, pour une période.",
      examples: [
        "preau attendance",
        "preau attendance --period year",
        "preau attendance --child Malo --json",
      ],
      remark: "Ce que l'établissement ne montre pas est dit : caché n'est pas rien.",
    },
    evaluations: {
      about: "Les évaluations de compétences d'un élève, pour une période.",
      examples: ["preau evaluations", 'preau evaluations --period "Trimestre 1"'],
    },
    menus: {
      about: "Les menus de la cantine.",
      examples: [
        "preau menus",
        "preau menus --week 2026-01-12",
        "preau menus --from 2026-01-12 --to 2026-01-13",
      ],
      remark: "Pour un parent, ce sont ceux du premier enfant, sauf si --child choisit.",
    },
    news: {
      about:
        "Les informations et sondages : la liste, ou un seul en entier, ce qui ne marque rien comme lu ; les marque, y répond.",
      examples: ["preau news", "preau news --unread", "preau news 3f0a"],
      remark:
        "Le début d'une clé suffit, tel que la liste le montre. Sur un serveur de 2026, --json fait une demande par information.",
    },
    messages: {
      about:
        "Les discussions : la liste, ou une seule en entier, ce qui ne marque rien comme lu ; en écrit, y répond.",
      examples: ["preau messages", "preau messages --unread", "preau messages 3f0a"],
      remark: "Le début d'une clé suffit, tel que la liste le montre.",
    },
    report: {
      about: "Le bulletin d'un élève, pour une période.",
      examples: ["preau report", "preau report --period 1", "preau report --pdf"],
      remark:
        "L'adresse du PDF est un secret : elle ouvre le document sans mot de passe pendant les minutes que dure la\nsession, qui est laissée ouverte pour cela.",
    },
    staff: {
      about: "L'équipe pédagogique d'un élève.",
      examples: ["preau staff", "preau staff --json | jq -r '.[].name'"],
    },
    students: {
      about: "Vie scolaire : les classes, les élèves de l'une d'elles, la fiche d'un élève.",
      examples: ["preau students", "preau students 4C", "preau students 4C --file Camille"],
    },
    files: {
      about:
        "Les fichiers et liens du travail à faire, des cours, des ressources et des documents ; les enregistre aussi.",
      examples: [
        "preau files",
        "preau files --from 2026-01-12 --to 2026-01-23",
        "preau files --save pronote",
      ],
      remark:
        "Le travail compte au jour de remise ; les documents sans date sont toujours là. Un fichier qui porte déjà le\nnom n'est pas touché : le nouveau s'appelle « … (2) ».",
    },
    contents: {
      about: "Le cahier de textes d'un élève : ce qui a été fait en cours.",
      examples: ["preau contents", "preau contents --from 2026-01-12 --to 2026-01-16"],
    },
    agenda: {
      about: "Les événements que l'établissement annonce.",
      examples: ["preau agenda", "preau agenda --from 2026-01-01 --to 2026-06-30"],
    },
    documents: {
      about: "Les documents mis à disposition ; preau files --save les télécharge.",
      examples: ["preau documents", "preau documents --json"],
    },
    home: {
      about: "La page d'accueil d'un compte : un peu de tout, en une demande.",
      examples: ["preau home", "preau home --child Malo"],
    },
    ical: {
      about: "L'adresse du calendrier, à laquelle tout agenda peut s'abonner.",
      examples: ["preau ical --show"],
      remark: "L'adresse est un secret : qui l'a lit le calendrier sans se connecter, pendant des années.",
    },
  },
  key: "un seul élément, par sa clé ou le début de celle-ci",
  of: "une classe ou un groupe (par défaut, en donne la liste)",
  option: {
    attendancePeriod:
      'nom de la période, ou une partie, comme "Trimestre 2" ou 2 ; ou year, l\'année (par défaut, celle en cours)',
    week: "la semaine d'un jour (par défaut, celle en cours)",
    unread: "seulement ce qui n'est pas lu",
    pdf: "l'adresse du PDF sur la sortie standard, à la place du bulletin",
    file: "identité et responsables d'un élève de la classe, par son nom ou une partie du nom",
    save: "télécharge les fichiers dans un dossier, créé s'il manque",
    show: "affiche l'adresse",
    from: "premier jour, comme 2026-01-12 (par défaut, le lundi de la semaine en cours)",
    to: "dernier jour, inclus (par défaut, sept jours en tout)",
    agendaFrom: "premier jour (par défaut, aujourd'hui)",
    agendaTo: "dernier jour, inclus (par défaut, tout ce qui vient)",
    jsonOne: "une valeur JSON sur la sortie standard, et rien d'autre",
  },
};
