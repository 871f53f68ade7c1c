import type { WritingWords } from "./writing-words.js";

/** Why something is not sent, in French. */
export const frenchWritingComplaints: WritingWords["complaints"] = {
  nobodyToAsk: {
    fact: "Cela change quelque chose dans l'établissement, et il n'y a personne pour confirmer l'envoi. Rien n'a été envoyé.",
    hint: "Ajoutez --yes pour envoyer sans question, ou --dry-run pour voir ce qui serait envoyé.",
  },
  stdinIsText: {
    fact: "Le texte vient de l'entrée standard, il n'y a donc personne pour confirmer l'envoi. Rien n'a été envoyé.",
    hint: "Ajoutez --yes pour envoyer sans question, ou --dry-run pour voir ce qui serait envoyé.",
  },
  pupilsOnly: {
    fact: "Seul l'élève peut le faire, depuis son propre compte. Rien n'a été envoyé.",
    hint: "Associez le compte de l'élève avec preau login, et nommez-le avec --account.",
  },
  parentsOnly: {
    fact: "Seuls les parents peuvent le faire, depuis leur propre compte. Rien n'a été envoyé.",
    hint: "Associez le compte d'un parent avec preau login, et nommez-le avec --account.",
  },
  interrupted: { fact: "Interrompu.", hint: "Rien n'a été envoyé." },
  interruptedSending: "Interrompu pendant l'envoi : c'est peut-être envoyé.",
  maybeSent: "C'est peut-être envoyé : la réponse de l'établissement s'est perdue.",
  look: (command) => `Regardez avant de réessayer, sinon ce serait peut-être fait deux fois : ${command}`,
  sessionLost: {
    fact: "L'établissement avait mis fin à la session avant que cela n'arrive : rien n'indique que ce soit fait.",
    hint: "Regardez, puis relancez la commande, une fois. Pas en boucle : l'adresse serait suspendue.",
  },
  refused: "L'établissement ne l'accepte pas. Rien n'a été changé.",
  missingArgument: (name) => ({
    fact: `Il manque quelque chose : ${name}.`,
    hint: "L'option --help de la commande montre des exemples.",
  }),
  subcommands: (command, names) => ({
    fact: `preau ${command} ne prend pas ce mot.`,
    hint: `Peuvent suivre : ${names}. Voir preau ${command} --help.`,
  }),
  twoTexts: {
    fact: "Il y a deux textes : l'un en argument, l'autre avec --file.",
    hint: "Enlevez l'un des deux.",
  },
  missingText: {
    fact: "Il n'y a pas de texte à envoyer, et personne à qui le demander. Rien n'a été envoyé.",
    hint: "Donnez-le entre guillemets à la fin, ou avec --file FICHIER ; --file - est l'entrée standard.",
  },
  emptyText: { fact: "Le texte est vide. Rien n'a été envoyé." },
  nothingWritten: "Rien n'a été écrit, donc rien n'a été envoyé.",
  editorFailed: {
    fact: "L'éditeur de VISUAL ou EDITOR a échoué. Rien n'a été envoyé.",
    hint: "Donnez le texte entre guillemets à la fin, ou avec --file.",
  },
  notText: {
    fact: "--file n'est pas un texte en UTF-8.",
    hint: "Les fichiers qui accompagnent un message : --attach.",
  },
  textTooLong: {
    fact: "--file est trop grand pour un message.",
    hint: "Les fichiers qui accompagnent un message : --attach.",
  },
  subjectTooLong: (most) => ({ fact: `L'objet a plus de ${most} caractères. Rien n'a été envoyé.` }),
  fileUnreadable: (file, code) => ({
    fact: `Le fichier ${file} ne peut pas être lu (${code}). Rien n'a été envoyé.`,
  }),
  notAFile: (file) => ({ fact: `${file} n'est pas un fichier. Rien n'a été envoyé.` }),
  whichChild: (names) => ({
    fact: "De quel enfant s'agit-il ? Rien n'a été envoyé.",
    hint: `Nommez-en un avec --child : ${names}.`,
  }),
  keyOfSeveralChildren: (names) => ({
    fact: "Plusieurs enfants ont quelque chose sous cette clé. Rien n'a été envoyé.",
    hint: `Nommez-en un avec --child : ${names}.`,
  }),
  quiz: { fact: "Un QCM est fait quand on y répond, sur la page officielle. Rien n'a été envoyé." },
  handedInIsDone: {
    fact: "Ce qui a été rendu est fait. Rien n'a été envoyé.",
    hint: "preau homework take-back reprend le fichier.",
  },
  alreadyHandedIn: {
    fact: "Quelque chose a déjà été rendu. Rien n'a été envoyé.",
    hint: "Ajoutez --replace pour mettre ceci à la place.",
  },
  nothingHandedIn: { fact: "Rien n'a été rendu, donc rien ne peut être repris." },
  handInClosed: { fact: "Rien ne peut être rendu pour ce travail en ce moment. Rien n'a été envoyé." },
  noHandIn: { fact: "Ce travail ne se rend pas sous forme de fichier. Rien n'a été envoyé." },
  noAcknowledgement: (survey, key) => ({
    fact: "Cette information ne demande pas d'accusé de réception. Rien n'a été envoyé.",
    ...(survey ? { hint: `C'est un sondage : preau news answer ${digest(key)}` } : {}),
  }),
  noSurvey: (key) => ({
    fact: "Cette information n'est pas un sondage. Rien n'a été envoyé.",
    hint: `Pour dire que vous en avez pris connaissance : preau news acknowledge ${digest(key)}`,
  }),
  notYours: {
    fact: "C'est à quelqu'un d'autre de la famille d'y répondre. Rien n'a été envoyé.",
    hint: "La réponse se donne depuis son compte.",
  },
  noAnswers: {
    fact: "Il n'y a pas de réponse, et personne à qui la demander. Rien n'a été envoyé.",
    hint: "Donnez chacune avec --answer, comme --answer 1=2 ou --answer 1=Oui. preau news CLÉ montre les questions.",
  },
  notPlaced: (option) => ({
    fact: `${option} est le numéro d'une question, =, et la réponse.`,
    hint: `Comme ${option} 1=2 ou ${option} "3=Non, merci".`,
  }),
  noSuchQuestion: (place, count) => ({
    fact: `Il n'y a pas de question ${place}. Rien n'a été envoyé.`,
    hint: count === 1 ? "Le sondage a une question." : `Le sondage a ${count} questions.`,
  }),
  answeredTwice: (place) => ({
    fact: `La question ${place} a deux réponses. Rien n'a été envoyé.`,
    hint: `Plusieurs choix se suivent : --answer ${place}=1,3`,
  }),
  freeTextAlone: (place) => ({
    fact: `--free-text ${place} va avec un choix, et il n'y a pas de --answer ${place}. Rien n'a été envoyé.`,
  }),
  notAnswered: (place, acknowledgement) => ({
    fact: `On ne répond pas ainsi à la question ${place}. Rien n'a été envoyé.`,
    ...(acknowledgement
      ? { hint: "Pour dire que vous en avez pris connaissance : preau news acknowledge CLÉ" }
      : {}),
  }),
  noFreeChoice: (place) => ({
    fact: `Question ${place} : aucun choix fait ne se complète par un texte. Rien n'a été envoyé.`,
  }),
  numberOrName: (place, text) => ({
    fact: `Question ${place} : « ${text} » est le numéro d'un choix et le nom d'un autre. Rien n'a été envoyé.`,
    hint: `Mettez # devant un numéro : #${text} est le choix qui a ce numéro. preau news CLÉ montre les numéros.`,
  }),
  noSuchChoice: (place, text, choices) => ({
    fact: `Question ${place} : aucun choix n'est « ${text} », ou plusieurs le sont. Rien n'a été envoyé.`,
    hint: `Les choix sont : ${choices}`,
  }),
  question: (place, complaint) => ({ fact: `Question ${place} : ${complaint} Rien n'a été envoyé.` }),
  noWords: "Il n'y a pas de texte.",
  tooLong: (most) => `Il y a plus de ${most} caractères.`,
  tooMany: (most) => (most === 1 ? "Un seul choix est possible." : `${most} choix au plus sont possibles.`),
  missingTo: {
    fact: "À qui ? Rien n'a été envoyé.",
    hint: "Nommez quelqu'un avec --to NOM, plusieurs fois s'il le faut. preau messages recipients les montre.",
  },
  noSuchRecipient: (name) => ({
    fact: `Personne à qui ce compte peut écrire ne s'appelle ${name}. Rien n'a été envoyé.`,
    hint: "preau messages recipients les montre. Une partie du nom suffit.",
  }),
  severalRecipients: (name, list) => ({
    fact: `Plusieurs personnes s'appellent ${name}. Rien n'a été envoyé.`,
    hint: `Dites-en plus du nom, ou la clé :\n  ${list}`,
  }),
  refusesMessages: (name) => ({ fact: `${name} ne reçoit pas de messages. Rien n'a été envoyé.` }),
  closed: {
    fact: "Cette discussion est fermée aux réponses. Rien n'a été envoyé.",
    hint: "Commencez-en une autre : preau messages new",
  },
  onlyRead: { fact: "Ce compte peut seulement lire cette discussion. Rien n'a été envoyé." },
  noSuchWay: (ways) => ({
    fact: "La discussion n'offre pas cette façon de répondre. Rien n'a été envoyé.",
    hint: `Elle offre : ${ways}`,
  }),
  notInBin: "Cette discussion n'est pas dans la corbeille. Rien n'a été envoyé.",
  inBin: "Cette discussion est dans la corbeille : preau messages restore l'en sort. Rien n'a été envoyé.",
  inBinAlready: {
    fact: "Cette discussion est déjà dans la corbeille. Rien n'a été envoyé.",
    hint: "Ajoutez --for-good pour la supprimer définitivement.",
  },
  notInBinYet: {
    fact: "Cette discussion n'est pas dans la corbeille : --for-good est pour celles qui y sont. Rien n'a été envoyé.",
    hint: "Sans --for-good, elle va dans la corbeille.",
  },
  nested: {
    fact: "Une discussion placée sous une autre va à la corbeille avec elle. Rien n'a été envoyé.",
  },
  notClosable: "Ce compte ne peut pas fermer cette discussion. Rien n'a été envoyé.",
  notReopenable: "Ce compte ne peut pas rouvrir cette discussion. Rien n'a été envoyé.",
  nothingSaid: {
    fact: "Il n'y a ni motif, ni texte, ni fichier. Rien n'a été envoyé.",
    hint: "Donnez --reason NOM (preau absence reasons les montre), un texte entre guillemets, ou --attach FICHIER.",
  },
  noSuchReason: (reasons) => ({
    fact: "L'établissement n'a pas ce motif, ou il en a plusieurs. Rien n'a été envoyé.",
    hint: `Ses motifs : ${reasons}. Une partie suffit.`,
  }),
  wordsRequired: {
    fact: "Ce motif demande aussi quelques mots. Rien n'a été envoyé.",
    hint: "Donnez-les entre guillemets à la fin.",
  },
  text: (complaint) => ({ fact: `Le texte : ${complaint} Rien n'a été envoyé.` }),
  declaredBackwards: { fact: "L'absence finit avant de commencer." },
  noReceiptAsked: {
    fact: "L'établissement ne demande pas d'en accuser réception. Rien n'a été envoyé.",
  },
};

/** Enough of a key to be typed. */
function digest(key: string): string {
  return key.slice(key.indexOf("_") + 1).slice(0, 8);
}
