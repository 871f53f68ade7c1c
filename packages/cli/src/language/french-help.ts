import { frenchDoctorHelp } from "./french-doctor-help.js";
import { frenchReadingHelp } from "./french-reading-help.js";
import { frenchWritingHelp } from "./french-writing-help.js";
import type { HelpWords } from "./help-words.js";

const account = `
Environnement :
  PREAU_PASSWORD   le mot de passe, quand personne ne peut le taper. Ce n'est jamais une
                   option : les arguments sont visibles de toute la machine
  PREAU_ACCOUNT    le compte associé, quand --account, --url et --user manquent
  PREAU_URL        sert quand --url manque
  PREAU_USER       sert quand --user manque
  PREAU_HOME       dossier où sont gardés les comptes associés
  NO_COLOR         sans couleurs
  PREAU_DEBUG=1    détails d'une erreur inattendue`;

/** Help in French. */
export const frenchHelp: HelpWords = {
  about: "Vos propres données PRONOTE en ligne de commande.",
  usage: "Usage :",
  options: "Options :",
  arguments: "Arguments :",
  commands: "Commandes :",
  examples: "Exemples :",
  environment: account,
  optionsPlaceholder: "[options]",
  commandPlaceholder: "[commande]",
  help: "affiche cette aide",
  helpCommand: "affiche l'aide d'une commande",
  version: "affiche la version",
  demo: "Un collège inventé sur votre machine : connexion, semaine et un peu du reste. Aucun compte n'est nécessaire.",
  login: "Associe un compte, par QR code ou mot de passe ; les commandes suivantes s'en passent.",
  relink:
    "Associe de nouveau un compte, quand l'établissement n'accepte plus l'appareil ; nom, libellé et appareil restent.",
  accounts: "Les comptes associés.",
  whoami: "À qui est un compte associé, selon l'établissement : prouve que l'association marche.",
  logout: "Oublie un compte associé.",
  qr: "Un QR code d'un compte associé, pour un autre téléphone ou programme ; dessiné dans le terminal.",
  timetable: "L'emploi du temps d'un élève, tel que la page officielle le montre.",
  homework: "Le travail à faire d'un élève, par jour de remise ; le coche, le rend.",
  grades: "Les notes et les moyennes d'un élève, pour une période.",
  reading: frenchReadingHelp,
  wayIn: frenchDoctorHelp,
  writing: frenchWritingHelp,
  option: {
    lang: "langue : fr ou en (par défaut, celle du système)",
    date: "le jour qu'il est au collège, comme 2026-01-15 (par défaut, aujourd'hui)",
    seed: "un autre collège : un nombre entier (par défaut, 1)",
    profile: "version de PRONOTE à imiter, de 2022 à 2026.2.5 (par défaut, 2026.2.5)",
    demoJson:
      "un objet JSON sur la sortie standard : établissement, élève, cours, devoirs, notes et le reste",
    url: "la page où vous tapez votre mot de passe, comme https://0123456a.index-education.net/pronote/eleve.html",
    user: "votre identifiant",
    space: "student, parent, school-life…, quand l'adresse ne nomme pas de page (par défaut, student)",
    child: "un enfant, par son nom ou une partie du nom (par défaut, tous, l'un après l'autre)",
    account: "un compte associé, par son nom ou une partie du nom (par défaut, le seul)",
    qr: "image (PNG ou JPEG) d'un QR code de la page officielle, ou fichier de son texte ; - est l'entrée standard",
    qrJson: "de même, pour son texte (JSON)",
    svg: "dessine le code dans un fichier, en SVG",
    qrDataJson: "ce que contient le code : un objet JSON sur la sortie standard",
    loginAccount: "nom que le compte reçoit ici ; s'il existe déjà, il est associé de nouveau",
    label: "comment vous appelez le compte (par défaut, le nom que donne l'établissement)",
    accountJson: "un objet JSON sur la sortie standard, et rien d'autre",
    timetableFrom: "premier jour, comme 2026-01-12 (par défaut, le lundi de la semaine en cours)",
    timetableTo: "dernier jour, inclus (par défaut, sept jours en tout)",
    homeworkFrom: "premier jour de remise (par défaut, aujourd'hui)",
    homeworkTo: "dernier jour de remise, inclus (par défaut, la fin de l'année scolaire)",
    json: "un tableau JSON sur la sortie standard, et rien d'autre",
    raw: "toutes les entrées envoyées par le serveur, y compris celles qui sont remplacées",
    period: 'nom de la période, ou une partie, comme "Trimestre 2" ou 2 (par défaut, celle en cours)',
    gradesJson: "un objet JSON sur la sortie standard, et rien d'autre",
    timeZone: "fuseau de l'établissement, comme Indian/Reunion (par défaut, le sien, sinon Europe/Paris)",
    insecureHost: "un hôte qui peut être joint sans https ; peut être répétée",
    timeout: "attente maximale d'une réponse (par défaut, 30)",
  },
  afterProgram: `
Exemples :
  preau demo
  preau login
  preau timetable
  preau homework --from 2026-01-12 --to 2026-01-23 --json
  preau grades --period "Trimestre 1"
  preau news --unread
  preau homework done 3f0a

Les données vont sur la sortie standard, tout le reste sur la sortie d'erreur.
${account}

Codes de sortie :
  0  tout va bien                          4  pas de réponse, serveur fermé, pas PRONOTE
  1  erreur inattendue                     5  masqué par l'établissement, ou pas prévu
  2  mauvais usage, enfant inconnu         6  le serveur n'est pas compris
  3  l'accès est fermé : mot de passe      7  peut-être envoyé : regarder avant
     ou PIN faux, QR code déjà utilisé,       de réessayer
     association morte, comptes illisibles 8  pas envoyé : vous avez dit non
                                           9  plus qu'un mot de passe est demandé,
                                              et personne ne peut répondre
                                          75  trop d'essais : attendre

preau n'est pas affilié à Index Éducation, l'éditeur de PRONOTE.`,
  afterDemo: `
Exemples :
  preau demo
  preau demo --date 2026-12-25 --lang fr
  preau demo --seed 7 --profile 2025.2

Un jour sans cours, c'est la prochaine semaine de cours qui est montrée.`,
  afterLogin: `
Sans --qr, --url ni --user, il demande. Quand personne ne peut répondre :
  avec un QR code : --qr, et PREAU_PIN avec ses quatre chiffres
  avec un mot de passe : --url, --user, et PREAU_PASSWORD
PIN, mot de passe et code ne sont jamais des arguments : ceux-ci sont visibles de toute la machine.

Le code se crée sur la page officielle, et vaut dix minutes et une connexion. Une capture d'écran ou une photo
suffit, ou le texte (JSON) que montre tout lecteur de QR codes. Ce qui est gardé est un jeton, que chaque connexion remplace ; le mot de
passe n'est pas gardé. Avec le nom d'un compte qui existe (--account), il est associé de nouveau.

Exemples :
  preau login
  preau login --qr capture.png --account camille
  preau login --portal ac_reunion --url https://9740001a.index-education.net/pronote --user camille
  PREAU_PIN=… preau login --qr - < code.json
  preau login --url https://0123456a.index-education.net/pronote --space parent --user sophie --label "Sophie (parent)"
${account}
  PREAU_PIN        le code PIN du QR code`,
  afterRelink: `
L'adresse, l'identifiant et l'espace sont ceux du compte : seul un nouveau QR code, ou le mot de passe, est demandé. Quand
personne ne peut répondre : --qr et PREAU_PIN, ou PREAU_PASSWORD.

Exemples :
  preau relink
  preau relink --account camille --qr capture.png
  PREAU_PIN=… preau relink --qr-json - < code.json
${account}
  PREAU_PIN        le code PIN du QR code`,
  afterAccounts: `
Donne le nom de chaque compte (pour --account), son libellé, l'établissement, l'espace, et depuis quand.
Aucun serveur n'est interrogé.

Exemples :
  preau accounts
  preau accounts --json | jq -r '.[].account'`,
  afterWhoami: `
Exemples :
  preau whoami
  preau whoami --account camille --json`,
  afterLogout: `
Enlève le compte de cette machine, sans rien demander à l'établissement, qui compte toujours l'appareil.

Exemples :
  preau logout
  preau logout --account camille`,
  afterQr: `
Demande un code à l'établissement, avec un code PIN de votre choix (demandé, ou PREAU_PIN), et le dessine sur la sortie
standard. L'application officielle, ou preau login --qr sur une autre machine, le lit : dans les dix minutes, une fois,
avec le même PIN.

Exemples :
  preau qr
  preau qr --account camille --svg code.svg
  PREAU_PIN=… preau qr --json
${account}
  PREAU_PIN        le code PIN du nouveau QR code`,
  afterTimetable: `
Quels jours :
  par défaut la semaine en cours, du lundi au dimanche ; en vacances, la prochaine semaine
  de cours. --from seul : sept jours à partir de ce jour. --to seul : d'aujourd'hui à ce jour.

Exemples :
  preau timetable --account camille
  preau timetable --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau timetable --url https://0123456a.index-education.net/pronote --space parent --user sophie --child Malo
  preau timetable --from 2026-01-12 --to 2026-01-12 --json

Avec --json et plusieurs enfants, ce sont les cours du premier, sauf si --child choisit.
Sur un terminal d'au moins 100 colonnes, la semaine est un tableau ; sinon, une liste par jour.
${account}`,
  afterHomework: `
Quels jours :
  par défaut tout ce qui est à rendre à partir d'aujourd'hui. --from seul : jusqu'à la fin
  de l'année scolaire. --to seul : d'aujourd'hui à ce jour.

Exemples :
  preau homework --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau homework --account sophie --child Camille --to 2026-01-23
  preau homework --json | jq '.[] | select(.done | not) | .subject.name'

Avec --json et plusieurs enfants, ce sont les devoirs du premier, sauf si --child choisit.
${account}`,
  afterGrades: `
Chaque note avec son barème, son coefficient, la moyenne de la classe et ses notes extrêmes ; puis
les moyennes par matière et la moyenne générale. Ce qui n'est pas publié n'est jamais montré comme 0.
À la place d'une note : Abs (absent), Disp (dispensé), N.Not (non noté), Inap. (inapte) et N.Rdu (non
rendu) ne comptent pas ; Abs* et N.Rdu* comptent zéro ; 20+ (félicitations) compte comme tout le barème.

Exemples :
  preau grades --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau grades --account sophie --child Camille --period 2
  preau grades --json | jq '.averages[] | [.subject.name, .student.points]'

Avec --json et plusieurs enfants, ce sont les notes du premier, sauf si --child choisit.
${account}`,
};
