import type { DoctorHelp } from "./doctor-help-words.js";

/** Help of the commands about the way in, in English. */
export const englishDoctorHelp: DoctorHelp = {
  doctor: {
    about: "Goes the way in step by step and says where it stops, what that means and what to do.",
    after: `
The steps: the account, the address, preau's own gate, the host's name, the connection, encryption, the server, a
portal, the page, its dialect, the opening of a session, the login, rights, tabs, and reading one thing.

Without an account it stops before the login. With a linked account it goes on with the session that was kept, and
logs in only when that is over; with an address and --user it logs in once, by password. Logins are never spent otherwise.
Any address will do: of a page, of the root, out of a mail, of the portal that PRONOTE sends to.

A report (--report) is for those who mend preau. It holds the structure of what came: names of keys, kinds of
values, codes and versions. No name, mark, address, token or password is in it. Have a look before you share it.

Examples:
  preau doctor                              the linked account
  preau doctor --account camille --report report.json
  preau doctor 0123456a.index-education.net/pronote
  preau doctor https://0123456a.index-education.net/pronote/parent.html --user sophie
  preau doctor --json | jq '{failedAt, cause}'

Environment:
  PREAU_PASSWORD   the password for --user, where nobody can be asked
  PREAU_ACCOUNT    the linked account, when no address and no --account is given
  PREAU_URL        the address, when neither is given
  PREAU_HOME       folder that the linked accounts are kept in

Exit codes are those of every command: 0 when all is well or odd only; else that of the step which fails.`,
  },
  schools: {
    about: "Schools that use PRONOTE near a place, with their addresses.",
    after: `
The place is given by its coordinates, in degrees: maps show them at a long press or a right click. The publisher's
service is asked, which the official application uses too; it learns the place to about a kilometre. No account is needed.

Examples:
  preau schools --near 47.22,-1.55
  preau schools --near "47,22 ; -1,55" --lang fr
  preau schools --near 48.85,2.35 --json | jq -r '.[0].url'`,
  },
  argument: "any address of the school's PRONOTE",
  addressPlaceholder: "address",
  option: {
    user: "your login: logs in once by password, to try the rest of the way",
    space: "student, parent, school-life…, when the address names no page",
    report: "writes a report without personal data, for those who mend preau",
    json: "one JSON object on stdout, with stable codes",
    near: "latitude and longitude, such as 47.22,-1.55",
    endpoint: "another service to ask",
    schoolsJson: "a JSON array on stdout, and nothing else there",
  },
};
