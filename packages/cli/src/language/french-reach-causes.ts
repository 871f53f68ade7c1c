import type { Details, ReachCause } from "../doctor/diagnosis.js";
import type { CauseWords } from "./doctor-words.js";

const host = ({ host: name = "la machine" }: Details): string => name;
const withCode = (text: string, { code }: Details): string =>
  code === undefined || code === "unknown" ? text : `${text} (${code})`;
const until = ({ until: when }: Details): string => (when === undefined ? "" : ` jusqu'à : ${when}`);
const rows = ({ rows: names = [] }: Details): string => names.join(", ");

/** Why nobody gets as far as a page, in French. */
export const frenchReachCauses: Readonly<Record<ReachCause, CauseWords>> = {
  "store-unreadable": {
    fact: "les comptes gardés sur cette machine sont illisibles",
    means:
      "Le dossier ou un de ses fichiers est abîmé, ou d'autres personnes de cette machine peuvent l'ouvrir.",
    advice:
      "Le détail ci-dessus nomme le fichier et, si ce sont les droits, la commande qui les corrige. PREAU_HOME choisit un autre dossier.",
  },
  "address-invalid": {
    fact: "ce n'est pas une adresse",
    advice:
      "Collez ce que montre la barre d'adresse du navigateur sur le PRONOTE de l'établissement, comme https://0123456a.index-education.net/pronote/eleve.html.",
  },
  "address-with-secret": {
    fact: "l'adresse contient un nom ou un mot de passe",
    advice:
      "Enlevez ce qui précède le signe @. preau demande un mot de passe quand il en faut un, jamais dans une adresse.",
  },
  "address-of-portal": {
    fact: (d) => `${host(d)} est un portail (${rows(d)}), pas un PRONOTE`,
    means: "C'est là que l'on s'identifie avant d'arriver à PRONOTE.",
    advice:
      "Identifiez-vous là dans un navigateur, ouvrez PRONOTE, et collez l'adresse que vous voyez alors.",
  },
  "gate-closed": {
    fact: (d) => `fermé${until(d)} : ${gateReason(d)}`,
    means:
      "preau tient son propre garde-fou fermé pour que l'établissement ne suspende pas ce réseau, application officielle comprise. Rien n'a été envoyé.",
    advice: "Attendez jusque-là.",
  },
  "host-unknown": {
    fact: (d) => `${host(d)} n'existe pas`,
    means: "Personne ne connaît de machine de ce nom.",
    advice:
      "Relisez l'adresse lettre par lettre ; celles des établissements commencent souvent par sept chiffres et une lettre, comme 0123456a.index-education.net.",
  },
  "dns-unavailable": {
    fact: (d) => withCode("les noms ne peuvent pas être cherchés", d),
    means: "Cette machine est hors ligne, ou son service de noms ne répond pas.",
    advice: "Vérifiez la connexion : un autre site s'ouvre-t-il ?",
  },
  "connection-refused": {
    fact: (d) => `${host(d)} refuse les connexions au port ${d.port ?? ""}`,
    means:
      "La machine est là, mais aucun serveur n'écoute à ce port : il est éteint, ou le port est un autre.",
    advice:
      "Vérifiez l'adresse et son port. Si l'adresse de l'établissement commence par http://, nommez l'hôte avec --insecure-host. Sinon, réessayez plus tard.",
  },
  "host-unreachable": {
    fact: (d) => withCode(`${host(d)} ne peut pas être joint`, d),
    means: "Aucun chemin du réseau ne mène à cette machine.",
    advice:
      "Vérifiez la connexion, un VPN ou un pare-feu. Le serveur de certains établissements ne répond que de l'intérieur.",
  },
  "connection-timeout": {
    fact: (d) => `${host(d)} ne prend pas la connexion`,
    means:
      "Quelque chose entre ici et là-bas laisse tomber la demande : un pare-feu, ou une machine éteinte.",
    advice: "Réessayez plus tard, ou depuis un autre réseau. --timeout laisse plus de temps.",
  },
  "connection-cut": {
    fact: "la connexion a été coupée",
    means: "Le serveur, ou quelque chose sur le chemin, a mis fin à la réponse avant qu'elle soit entière.",
    advice:
      "Réessayez. Si cela revient, essayez un autre réseau : les filtres d'établissements et d'entreprises coupent ainsi.",
  },
  timeout: {
    fact: "pas de réponse à temps",
    means: "Le serveur a pris la demande et n'a pas répondu, ou seulement goutte à goutte.",
    advice: "Réessayez plus tard, ou laissez plus de temps avec --timeout SECONDES.",
  },
  "answer-too-large": {
    fact: "la réponse est trop grande",
    means:
      "Il en est venu plus qu'aucun PRONOTE n'en envoie là : c'est un autre service, ou une erreur du serveur.",
    advice: "Vérifiez l'adresse dans un navigateur.",
  },
  "no-tls": {
    fact: "le serveur ne parle que http",
    means:
      "Il répond sans chiffrement à ce port. preau n'envoie pas de mot de passe que tous pourraient lire en chemin.",
    advice:
      "Demandez à l'établissement une adresse en https. Sur un réseau sûr, permettez-le par son nom : une adresse en http://, et --insecure-host HÔTE.",
  },
  "tls-failed": {
    fact: (d) => withCode("aucun chiffrement n'a pu être convenu", d),
    means: "Le serveur parle une version trop ancienne de TLS, ou quelque chose s'interpose.",
    advice: "Essayez un autre réseau. Si c'est le serveur, l'établissement doit le mettre à jour.",
  },
  "certificate-expired": {
    fact: (d) => `le certificat a expiré${d.validTo === undefined ? "" : ` le ${d.validTo}`}`,
    means: "Le serveur ne peut plus prouver qu'il est celui de l'établissement.",
    advice:
      "Vérifiez la date et l'heure de cette machine. Si elles sont justes, l'établissement doit renouveler le certificat.",
  },
  "certificate-not-yet-valid": {
    fact: (d) => `le certificat n'est valable qu'à partir du ${d.validFrom ?? "plus tard"}`,
    means: "Presque toujours, l'horloge de cette machine retarde.",
    advice: "Réglez la date et l'heure de cette machine.",
  },
  "certificate-self-signed": {
    fact: "le serveur ne se porte garant que de lui-même",
    means: "N'importe qui peut faire un tel certificat : il ne prouve pas que c'est l'établissement.",
    advice:
      "Demandez à l'établissement. Si vous avez son certificat d'une main sûre, nommez le fichier dans NODE_EXTRA_CA_CERTS.",
  },
  "certificate-of-another-host": {
    fact: (d) => `le certificat est celui de ${(d.names ?? []).join(", ") || "une autre machine"}`,
    means:
      "Un autre serveur répond au nom de celui-ci : une erreur dans l'adresse, ou un réseau qui veut d'abord que l'on s'identifie (hôtel, train, établissement).",
    advice:
      "Vérifiez l'adresse ; ouvrez une page quelconque dans un navigateur, et identifiez-vous sur le réseau s'il le demande.",
  },
  "certificate-untrusted": {
    fact: (d) => withCode("personne en qui cette machine a confiance ne garantit le certificat", d),
    means:
      "Le serveur n'envoie pas toute sa chaîne de certificats, ou un filtre de ce réseau les remplace par le sien.",
    advice:
      "Essayez un autre réseau. Si une entreprise ou un établissement installe sa propre autorité, nommez son fichier dans NODE_EXTRA_CA_CERTS.",
  },
};

function gateReason({ reason }: Details): string {
  const words: Readonly<Record<string, string>> = {
    logins: "trop de connexions récentes",
    requests: "trop de requêtes récentes",
    refused: "ce qui a été envoyé pour se connecter a été refusé plusieurs fois",
    "rate-limited": "l'établissement a vu trop d'essais manqués",
    suspended: "l'établissement a suspendu ce réseau",
    "server-closed": "le site n'était pas disponible il y a un instant",
  };
  return words[reason ?? ""] ?? reason ?? "";
}
