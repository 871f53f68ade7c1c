import type { WritingHelp } from "./writing-help-words.js";

/** Help of the commands that change something, in French. */
export const frenchWritingHelp: WritingHelp = {
  commands: {
    "homework done": {
      about: "Coche un travail comme fait.",
      examples: ["preau homework done 3f0a", "preau homework done 3f0a --yes --json"],
      remark: "Pour les élèves : les parents voient si c'est fait, et ne le changent pas.",
    },
    "homework undone": {
      about: "Enlève la coche.",
      examples: ["preau homework undone 3f0a"],
      remark: "Pour les élèves.",
    },
    "homework hand-in": {
      about: "Rend un fichier.",
      examples: [
        "preau homework hand-in 3f0a redaction.odt",
        "preau homework hand-in 3f0a redaction-2.odt --replace",
      ],
      remark:
        "Pour les élèves, quand le travail se rend sous forme de fichier. L'établissement voit le nom du fichier.",
    },
    "homework take-back": {
      about: "Reprend ce qui a été rendu.",
      examples: ["preau homework take-back 3f0a"],
      remark: "Pour les élèves, tant que quelque chose peut être rendu.",
    },
    "news read": {
      about: "Marque une information comme lue.",
      examples: ["preau news read 3f0a", "preau news read 3f0a --yes"],
    },
    "news unread": { about: "La marque comme non lue.", examples: ["preau news unread 3f0a"] },
    "news acknowledge": {
      about: "Dit que vous avez pris connaissance d'une information qui le demande.",
      examples: ["preau news acknowledge 3f0a"],
      remark: "On ne peut pas revenir dessus.",
    },
    "news answer": {
      about: "Répond à un sondage, en tout ou en partie.",
      examples: [
        "preau news answer 3f0a",
        "preau news answer 3f0a --answer 1=Oui --answer 2=1,3",
        'preau news answer 3f0a --answer "3=Non, merci" --answer 4=2 --free-text 4=Jardinage --yes',
      ],
      remark:
        "Sans --answer, les questions sont posées. preau news CLÉ les montre avec leurs choix et les numéros.\nUn choix est son numéro, son nom ou des mots de celui-ci ; plusieurs se suivent avec des virgules. # devant un numéro dit\nque c'en est un, quand un choix a un numéro pour nom. Ce qui n'a pas de réponse reste ouvert ; une seconde réponse\nremplace la première.",
    },
    "messages new": {
      about: "Commence une discussion.",
      examples: [
        'preau messages new --to Nadaud --subject "La sortie" "Bonjour, …"',
        "preau messages new --to Nadaud --to Osmont --subject Sortie --file message.txt",
        "echo … | preau messages new --to Nadaud --subject Sortie --file - --yes",
      ],
      remark:
        "Sans texte, l'éditeur de VISUAL ou EDITOR s'ouvre, ou sinon le texte est demandé. Un texte donné en argument est\nvisible de tous sur la machine pendant la commande ; avec --file, il ne l'est pas.",
    },
    "messages reply": {
      about: "Répond à une discussion.",
      examples: [
        'preau messages reply 3f0a "Merci."',
        "preau messages reply 3f0a",
        "preau messages reply 3f0a --way 2 --file reponse.txt",
      ],
      remark:
        "Sans texte, l'éditeur de VISUAL ou EDITOR s'ouvre, ou sinon le texte est demandé. Quand une discussion offre plusieurs\nfaçons de répondre (à l'émetteur, à tous), la question est posée, ou la première est prise.",
    },
    "messages read": {
      about: "Marque une discussion comme lue.",
      examples: ["preau messages read 3f0a"],
    },
    "messages unread": { about: "La marque comme non lue.", examples: ["preau messages unread 3f0a"] },
    "messages delete": {
      about: "Met une discussion à la corbeille ; avec --for-good, l'en supprime définitivement.",
      examples: ["preau messages delete 3f0a", "preau messages delete 3f0a --for-good"],
    },
    "messages restore": {
      about: "Sort une discussion de la corbeille.",
      examples: ["preau messages restore 3f0a"],
    },
    "messages archive": {
      about: "Archive une discussion, si le compte le peut.",
      examples: ["preau messages archive 3f0a"],
    },
    "messages unarchive": {
      about: "Sort une discussion des archives.",
      examples: ["preau messages unarchive 3f0a"],
    },
    "messages close": {
      about: "Ferme une discussion aux réponses, si le compte le peut.",
      examples: ["preau messages close 3f0a"],
    },
    "messages reopen": {
      about: "La rouvre aux réponses.",
      examples: ["preau messages reopen 3f0a"],
    },
    "messages recipients": {
      about: "Les personnes à qui ce compte peut écrire.",
      examples: ["preau messages recipients", "preau messages recipients --child Malo --json"],
    },
    "absence justify": {
      about: "Dit pourquoi un enfant a été absent ou en retard.",
      examples: [
        "preau absence justify 3f0a --reason maladie",
        'preau absence justify 3f0a "Rendez-vous médical" --attach certificat.pdf',
        "preau absence justify 3f0a",
      ],
      remark:
        "Pour les parents. preau attendance --period year montre les clés, preau absence reasons les motifs. Sans motif, texte\nni fichier, la question est posée. Le texte a 200 caractères au plus.",
    },
    "absence declare": {
      about: "Annonce une absence, par demi-journées.",
      examples: [
        "preau absence declare --from 2026-01-15 --child Malo --reason rendez-vous",
        "preau absence declare --from 2026-01-15 --from-half afternoon --to 2026-01-16 --to-half morning",
      ],
      remark: "Pour les parents, si l'établissement le leur permet.",
    },
    "absence reasons": {
      about: "Les motifs que les parents peuvent donner.",
      examples: ["preau absence reasons", "preau absence reasons --json"],
    },
    "attendance acknowledge": {
      about: "Dit que vous avez vu une punition, une sanction ou une observation.",
      examples: ["preau attendance acknowledge 3f0a"],
      remark: "Pour les parents, quand l'établissement le demande. On ne peut pas revenir dessus.",
    },
    "report acknowledge": {
      about: "Dit que vous avez vu le bulletin.",
      examples: ["preau report acknowledge", "preau report acknowledge --period 1 --child Malo"],
      remark: "Pour les parents. On ne peut pas revenir dessus.",
    },
  },
  absence: "Parents : pourquoi un enfant a été absent ou en retard, et les absences à venir.",
  manner: `La commande montre ce qui sera envoyé et à qui, et demande. --yes envoie sans question ; --dry-run n'envoie rien. Quand
il n'y a personne à qui demander et que --yes manque, rien n'est envoyé, et le code de sortie est 2. Rien n'est jamais
envoyé deux fois : le code 7 veut dire que c'est peut-être envoyé, et que la réponse s'est perdue. Regardez alors avant de
réessayer. 8 : vous avez dit non.`,
  argument: {
    key: "ce dont il s'agit : sa clé ou le début de celle-ci, comme la liste la montre",
    file: "le fichier",
    text: "le texte, entre guillemets",
  },
  option: {
    child: "l'enfant dont il s'agit, par son nom ou une partie du nom ; demandé si plusieurs conviennent",
    yes: "envoie sans question",
    dryRun: "montre ce qui serait envoyé, et n'envoie rien",
    json: "un objet JSON sur la sortie standard, et rien d'autre : ce qui a été envoyé, et ce qu'en dit l'établissement",
    replace: "à la place de ce qui a été rendu",
    answer: "numéro d'une question, =, et la réponse : 1=2, 1=Oui, 2=1,3 ; peut être répétée",
    freeText: "texte d'un choix comme « autre » : 4=Jardinage ; peut être répétée",
    to: "quelqu'un, par son nom ou une partie, ou par la clé ; peut être répétée",
    subject: "l'objet",
    bodyFile: "le texte est celui d'un fichier ; - est l'entrée standard, ce qui demande --yes",
    attach: "un fichier joint, si le compte le peut ; peut être répétée",
    way: "laquelle des façons de répondre de la discussion, par son numéro ou son nom (par défaut, la première)",
    forGood: "supprime ce qui est déjà dans la corbeille ; on ne peut pas revenir dessus",
    reason: "un des motifs de l'établissement, ou une partie",
    from: "premier jour, comme 2026-01-15",
    until: "dernier jour, inclus (par défaut, le premier)",
    fromHalf: "demi-journée de début : morning (matin) ou afternoon (après-midi) (par défaut, morning)",
    toHalf: "demi-journée de fin : morning (matin) ou afternoon (après-midi) (par défaut, afternoon)",
  },
};
