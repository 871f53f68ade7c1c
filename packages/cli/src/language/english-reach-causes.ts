import type { Details, ReachCause } from "../doctor/diagnosis.js";
import type { CauseWords } from "./doctor-words.js";

const host = ({ host: name = "the host" }: Details): string => name;
const withCode = (text: string, { code }: Details): string =>
  code === undefined || code === "unknown" ? text : `${text} (${code})`;
const until = ({ until: when }: Details): string => (when === undefined ? "" : ` until ${when}`);
const rows = ({ rows: names = [] }: Details): string => names.join(", ");

/** Why nobody gets as far as a page, in English. */
export const englishReachCauses: Readonly<Record<ReachCause, CauseWords>> = {
  "store-unreadable": {
    fact: "the accounts kept on this machine cannot be read",
    means: "The folder or a file in it is damaged, or other people of this machine may open it.",
    advice:
      "The detail above names the file and, where rights are wrong, the command that mends them. PREAU_HOME chooses another folder.",
  },
  "address-invalid": {
    fact: "this is no address",
    advice:
      "Paste what stands in a browser's address bar on your school's PRONOTE, such as https://0123456a.index-education.net/pronote/eleve.html.",
  },
  "address-with-secret": {
    fact: "the address holds a name or a password",
    advice:
      "Take away what stands before the @ sign. preau asks for a password when it needs one, and never as part of an address.",
  },
  "address-of-portal": {
    fact: (d) => `${host(d)} is a portal (${rows(d)}), not a PRONOTE`,
    means: "This is where people sign in before they get to PRONOTE.",
    advice: "Sign in there in a browser, open PRONOTE, and paste the address that you then see.",
  },
  "gate-closed": {
    fact: (d) => `closed${until(d)}: ${gateReason(d)}`,
    means:
      "preau keeps its own gate closed so that the school does not suspend this network, the official application included. Nothing was sent.",
    advice: "Wait until then.",
  },
  "host-unknown": {
    fact: (d) => `${host(d)} does not exist`,
    means: "Nobody knows a machine of that name.",
    advice:
      "Check the address letter by letter; hosts of schools often begin with seven digits and a letter, such as 0123456a.index-education.net.",
  },
  "dns-unavailable": {
    fact: (d) => withCode("names cannot be looked up", d),
    means: "This machine is offline, or its name service does not answer.",
    advice: "Check the connection: does any other site open?",
  },
  "connection-refused": {
    fact: (d) => `${host(d)} refuses connections on port ${d.port ?? ""}`,
    means: "The machine is there, but no server listens on that port: it is off, or the port is another one.",
    advice:
      "Check the address and its port. If the school's address begins with http://, name the host with --insecure-host. Otherwise try later.",
  },
  "host-unreachable": {
    fact: (d) => withCode(`${host(d)} cannot be reached`, d),
    means: "There is no way through the network to that machine.",
    advice:
      "Check the connection, a VPN or a firewall. Some schools' servers answer from within the school only.",
  },
  "connection-timeout": {
    fact: (d) => `${host(d)} does not take the connection`,
    means: "Something between here and there lets the request fall: a firewall, or a machine that is off.",
    advice: "Try later, or from another network. --timeout allows more time.",
  },
  "connection-cut": {
    fact: "the connection was cut",
    means: "The server, or something on the way to it, ended the answer before it was whole.",
    advice:
      "Try again. If it comes back, try another network: filters of schools and companies cut connections like that.",
  },
  timeout: {
    fact: "no answer in time",
    means: "The server took the request and did not answer, or only drop by drop.",
    advice: "Try later, or allow more time with --timeout SECONDS.",
  },
  "answer-too-large": {
    fact: "the answer is too large",
    means: "More came than any PRONOTE sends there: it is another service, or a mistake of the server.",
    advice: "Check the address in a browser.",
  },
  "no-tls": {
    fact: "the server speaks http only",
    means:
      "It answers without encryption on that port. preau sends no password that everybody on the way could read.",
    advice:
      "Ask the school for an address with https. On a network that you trust, allow it by name: an address with http://, and --insecure-host HOST.",
  },
  "tls-failed": {
    fact: (d) => withCode("no encryption could be agreed on", d),
    means: "The server speaks a version of TLS that is too old, or something in between interferes.",
    advice: "Try another network. If it is the server, the school has to update it.",
  },
  "certificate-expired": {
    fact: (d) => `the certificate expired${d.validTo === undefined ? "" : ` on ${d.validTo}`}`,
    means: "The server can no longer prove that it is the school's.",
    advice:
      "Check this machine's date and clock. If they are right, the school has to renew the certificate.",
  },
  "certificate-not-yet-valid": {
    fact: (d) => `the certificate is valid only from ${d.validFrom ?? "later"} on`,
    means: "Nearly always, this machine's clock is behind.",
    advice: "Set this machine's date and clock.",
  },
  "certificate-self-signed": {
    fact: "the server vouches for itself only",
    means: "Anybody can make such a certificate: it does not prove that this is the school.",
    advice:
      "Ask the school. If you have its certificate from a trusted hand, name the file in NODE_EXTRA_CA_CERTS.",
  },
  "certificate-of-another-host": {
    fact: (d) => `the certificate is for ${(d.names ?? []).join(", ") || "another host"}`,
    means:
      "Another server answers in the name of this one: a mistake in the address, or a network that wants you to sign in first (hotel, train, school).",
    advice: "Check the address; open any page in a browser and sign in to the network if it asks.",
  },
  "certificate-untrusted": {
    fact: (d) => withCode("nobody whom this machine trusts vouches for the certificate", d),
    means:
      "The server does not send its whole chain of certificates, or a filter on this network replaces them by its own.",
    advice:
      "Try another network. If a company or school installs its own authority, name its file in NODE_EXTRA_CA_CERTS.",
  },
};

function gateReason({ reason }: Details): string {
  const words: Readonly<Record<string, string>> = {
    logins: "too many logins lately",
    requests: "too many requests lately",
    refused: "what was sent to log in was refused several times",
    "rate-limited": "the school has seen too many failed attempts",
    suspended: "the school has suspended this network",
    "server-closed": "the site was not available a moment ago",
  };
  return words[reason ?? ""] ?? reason ?? "";
}
