import { englishDoctorHelp } from "./english-doctor-help.js";
import { englishReadingHelp } from "./english-reading-help.js";
import { englishWritingHelp } from "./english-writing-help.js";
import type { HelpWords } from "./help-words.js";

const account = `
Environment:
  PREAU_PASSWORD   the password, where nobody can be asked. It is never an option:
                   arguments are visible to everybody on the machine
  PREAU_ACCOUNT    the linked account, when --account, --url and --user are missing
  PREAU_URL        used when --url is missing
  PREAU_USER       used when --user is missing
  PREAU_HOME       folder that the linked accounts are kept in
  NO_COLOR         no colours
  PREAU_DEBUG=1    details of an unexpected error`;

/** Help in English. */
export const englishHelp: HelpWords = {
  about: "Your own PRONOTE data on the command line.",
  usage: "Usage:",
  options: "Options:",
  arguments: "Arguments:",
  commands: "Commands:",
  examples: "Examples:",
  environment: account,
  optionsPlaceholder: "[options]",
  commandPlaceholder: "[command]",
  help: "show this help",
  helpCommand: "show the help of a command",
  version: "show the version",
  demo: "An invented school on your machine: logs in, prints the week and a little of the rest. No account needed.",
  login: "Links an account, with a QR code or a password; later commands need neither.",
  relink:
    "Links an account anew, where the school does not accept this device any more; its name, label and device stay.",
  accounts: "The accounts that are linked.",
  whoami: "Who a linked account is, as the school says: proves that the link works.",
  logout: "Forgets a linked account.",
  qr: "A QR code of a linked account, for another phone or program; drawn in the terminal.",
  timetable: "The timetable of a pupil, as the official page shows it.",
  homework: "The homework of a pupil, by the day it is due; ticks it, and hands it in.",
  grades: "The marks and averages of a pupil, for one period.",
  reading: englishReadingHelp,
  wayIn: englishDoctorHelp,
  writing: englishWritingHelp,
  option: {
    lang: "language: fr or en (default: that of the locale)",
    date: "the day it is at the school, such as 2026-01-15 (default: today)",
    seed: "another school: a whole number (default: 1)",
    profile: "version of PRONOTE to imitate, from 2022 to 2026.2.5 (default: 2026.2.5)",
    demoJson: "one JSON object on stdout: school, pupil, lessons, homework, marks and the rest",
    url: "the page where you type your password, such as https://0123456a.index-education.net/pronote/eleve.html",
    user: "your login",
    space: "student, parent, school-life…, when the address names no page (default: student)",
    child: "a parent's child, by name or a part of it (default: each child in turn)",
    account: "a linked account, by name or a part of it (default: the only one)",
    qr: "picture (PNG or JPEG) of a QR code of the official page, or a file with its text; - is the standard input",
    qrJson: "the same, of its text (JSON)",
    svg: "draws the code in a file, as an SVG picture",
    qrDataJson: "what the code holds, as one JSON object on stdout",
    loginAccount: "name that the account gets here; one that is there already is linked anew",
    label: "what you call the account (default: the name that the school gives)",
    accountJson: "one JSON object on stdout, and nothing else there",
    timetableFrom: "first day, such as 2026-01-12 (default: Monday of the current week)",
    timetableTo: "last day, included (default: seven days in all)",
    homeworkFrom: "first day due (default: today)",
    homeworkTo: "last day due, included (default: the end of the school year)",
    json: "a JSON array on stdout, and nothing else there",
    raw: "every entry as the server sent it, superseded ones included",
    period: 'name of the period, or a part of it, such as "Trimestre 2" or 2 (default: the current one)',
    gradesJson: "one JSON object on stdout, and nothing else there",
    timeZone: "the school's time zone, such as Indian/Reunion (default: the school's own, else Europe/Paris)",
    insecureHost: "a host that may be reached without https; may be repeated",
    timeout: "longest wait for one answer (default: 30)",
  },
  afterProgram: `
Examples:
  preau demo
  preau login
  preau timetable
  preau homework --from 2026-01-12 --to 2026-01-23 --json
  preau grades --period "Trimestre 1"
  preau news --unread
  preau homework done 3f0a

Data goes to stdout, everything else to stderr.
${account}

Exit codes:
  0  done                                  4  no answer, server closed, not PRONOTE
  1  unexpected error                      5  hidden by the school, or not covered
  2  wrong use, no such child              6  the server is not understood
  3  the way in is closed: wrong           7  may have been sent: look before you
     password or PIN, used QR code,           try again
     dead link, unreadable accounts        8  not sent: you said no
                                           9  more than a password is asked for,
                                              and nobody can be asked
                                          75  too many attempts: wait

preau is not affiliated with Index Éducation, the publisher of PRONOTE.`,
  afterDemo: `
Examples:
  preau demo
  preau demo --date 2026-12-25 --lang fr
  preau demo --seed 7 --profile 2025.2

On a day without lessons it shows the next week that has some.`,
  afterLogin: `
Without --qr, --url and --user it asks. Where nobody can be asked:
  with a QR code: --qr, and PREAU_PIN with its four digits
  with a password: --url, --user, and PREAU_PASSWORD
PIN, password and code are never arguments: arguments are visible to everybody on the machine.

The code is made on the official page, and is good for ten minutes and one login. A screenshot or a photo of it
will do, or the text (JSON) that any QR reader shows. What is kept is a token, which every login replaces; the password is not kept.
With the name of an account that is there already (--account), that one is linked anew.

Examples:
  preau login
  preau login --qr screenshot.png --account camille
  preau login --portal ac_reunion --url https://9740001a.index-education.net/pronote --user camille
  PREAU_PIN=… preau login --qr - < code.json
  preau login --url https://0123456a.index-education.net/pronote --space parent --user sophie --label "Sophie (parent)"
${account}
  PREAU_PIN        the PIN of the QR code`,
  afterRelink: `
The address, the login and the space are those of the account: only a new QR code, or the password, is asked for. Where
nobody can be asked: --qr and PREAU_PIN, or PREAU_PASSWORD.

Examples:
  preau relink
  preau relink --account camille --qr screenshot.png
  PREAU_PIN=… preau relink --qr-json - < code.json
${account}
  PREAU_PIN        the PIN of the QR code`,
  afterAccounts: `
Prints the name of each account (for --account), its label, school, space, and since when. Asks no server.

Examples:
  preau accounts
  preau accounts --json | jq -r '.[].account'`,
  afterWhoami: `
Examples:
  preau whoami
  preau whoami --account camille --json`,
  afterLogout: `
Removes the account from this machine, without asking the school, which still lists the device.

Examples:
  preau logout
  preau logout --account camille`,
  afterQr: `
Asks the school for a code, with a PIN of your choice (asked for, or PREAU_PIN), and draws it on stdout. The official
application, or preau login --qr on another machine, reads it: within ten minutes, once, with the same PIN.

Examples:
  preau qr
  preau qr --account camille --svg code.svg
  PREAU_PIN=… preau qr --json
${account}
  PREAU_PIN        the PIN of the new QR code`,
  afterTimetable: `
Which days:
  by default the current week, Monday to Sunday; in holidays, the next one with lessons.
  --from alone: seven days from that day on. --to alone: from today to that day.

Examples:
  preau timetable --account camille
  preau timetable --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau timetable --url https://0123456a.index-education.net/pronote --space parent --user sophie --child Malo
  preau timetable --from 2026-01-12 --to 2026-01-12 --json

With --json and several children, the first one's lessons are printed unless --child chooses.
On a terminal of 100 columns or more, a week is drawn as a grid; otherwise day by day.
${account}`,
  afterHomework: `
Which days:
  by default everything that is due from today on. --from alone: to the end of the
  school year. --to alone: from today to that day.

Examples:
  preau homework --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau homework --account sophie --child Camille --to 2026-01-23
  preau homework --json | jq '.[] | select(.done | not) | .subject.name'

With --json and several children, the first one's homework is printed unless --child chooses.
${account}`,
  afterGrades: `
Each mark with its scale, its weight (coef.) and the class's mean, lowest and highest mark; then the
averages by subject, and the general one. What the school does not publish is never shown as 0.
A mark may be a word instead: absent, exempted, not graded, unfit and not handed in count for nothing;
followed by (0) they count as zero; 20+ (congratulations) counts as the whole scale.

Examples:
  preau grades --url https://0123456a.index-education.net/pronote/eleve.html --user camille
  preau grades --account sophie --child Camille --period 2
  preau grades --json | jq '.averages[] | [.subject.name, .student.points]'

With --json and several children, the first one's marks are printed unless --child chooses.
${account}`,
};
