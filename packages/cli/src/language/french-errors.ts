import type { Words } from "./words.js";

/** Words for the library's errors, whose messages are English. */
export const frenchErrors: Words["errors"] = {
  usage: { fact: "La demande n'est pas possible ainsi.", detail: true },
  network: {
    fact: "Le serveur ne peut pas être joint.",
    hint: "Vérifiez l'adresse et votre connexion, puis réessayez.",
    detail: true,
  },
  timeout: {
    fact: "Le serveur n'a pas répondu à temps.",
    hint: "Réessayez plus tard, ou laissez plus de temps avec --timeout.",
  },
  credentials: {
    fact: "L'identifiant ou le mot de passe est faux.",
    hint: "Les majuscules peuvent compter. Ne réessayez pas les mêmes : le serveur compte les échecs.",
  },
  disabled: { fact: "L'établissement a désactivé ce compte.", hint: "L'établissement peut le rouvrir." },
  "access-denied": {
    fact: "Ce compte n'est pas admis dans cet espace.",
    hint: "Est-ce la bonne page pour ce compte ? Voir --space.",
    detail: true,
  },
  "second-factor": {
    fact: "Le compte demande plus que son mot de passe : un code PIN, un nouveau mot de passe ou un choix.",
    hint: "Lancez la commande dans un terminal, où preau demande, ou voyez preau login --help.",
  },
  "wrong-pin": { fact: "Le code PIN est faux." },
  "wrong-qr-pin": {
    fact: "Le code PIN du QR code est faux.",
    hint: "Ce sont les quatre chiffres choisis à la création du code. Rien n'a été demandé à l'établissement.",
  },
  "qr-expired": {
    fact: "Le QR code a expiré ou a déjà servi : il vaut dix minutes et une connexion.",
    hint: "Créez-en un autre sur la page officielle.",
  },
  "qr-unreadable": {
    fact: "Aucun QR code de PRONOTE ne peut être lu.",
    hint: "Faites une capture d'écran du code, en PNG ou JPEG.",
    detail: true,
  },
  "token-rejected": {
    fact: "L'établissement n'accepte plus cet appareil.",
    hint: "Associez de nouveau le compte : preau relink.",
  },
  "session-lost": {
    fact: "Le serveur a mis fin à la session.",
    hint: "Relancez la commande, une fois. Pas en boucle : l'adresse serait suspendue.",
  },
  "outcome-unknown": {
    fact: "C'est peut-être envoyé : la réponse de l'établissement s'est perdue.",
    hint: "Regardez avant de réessayer, sinon ce serait peut-être fait deux fois.",
    detail: true,
  },
  "stale-reference": { fact: "Le serveur ne connaît plus cet objet.", hint: "Relancez la commande." },
  "rate-limited": {
    fact: "Le serveur a vu trop d'essais manqués.",
    hint: "Attendez au moins une heure avant de réessayer.",
  },
  suspended: {
    fact: "Le serveur a suspendu cette adresse réseau.",
    hint: "Attendez quelques heures. Les navigateurs de la même adresse sont refusés aussi, et insister prolonge l'attente.",
  },
  "gate-closed": {
    fact: "preau attend, pour que le serveur ne vous suspende pas. Rien n'a été envoyé.",
    hint: "Relancez alors la commande. Un compte associé (preau login) se connecte moins souvent.",
  },
  "server-closed": {
    fact: "Le site de l'établissement est fermé ou occupé.",
    hint: "Réessayez plus tard.",
    detail: true,
  },
  "not-pronote": {
    fact: "L'adresse répond, mais ce n'est pas une page de PRONOTE.",
    hint: "Ouvrez-la dans un navigateur : elle doit montrer le PRONOTE de l'établissement.",
    detail: true,
  },
  "portal-page": {
    fact: "L'adresse mène à la page de connexion d'un autre service.",
    hint: "Cet établissement passe par un portail (ENT) : preau login --portal, une fois. preau portals les montre.",
    detail: true,
  },
  "portal-login": {
    fact: "Le portail refuse la connexion.",
    hint: "Vérifiez l'identifiant et le mot de passe du portail.",
  },
  "not-allowed": {
    fact: "L'établissement ne montre pas cette page à ce compte.",
    hint: "Se reconnecter n'y change rien.",
  },
  unsupported: { fact: "Ce n'est pas encore prévu.", detail: true },
  "child-not-found": {
    fact: "Aucun enfant n'est rattaché à ce compte.",
    hint: "L'établissement peut le rattacher à un élève.",
  },
  "discussion-closed": { fact: "Cette discussion est fermée." },
  refused: {
    fact: "Le serveur a refusé la demande.",
    hint: "Signalez-le, avec ce message.",
    detail: true,
  },
  "protocol-changed": {
    fact: "Ce serveur parle un protocole que cette version de preau ne connaît pas.",
    hint: "Cherchez une version plus récente de preau, ou signalez-le avec ce message.",
    detail: true,
  },
  decode: {
    fact: "La réponse du serveur n'est pas comprise.",
    hint: "Cherchez une version plus récente de preau, ou signalez-le avec ce message : il ne contient rien de personnel.",
    detail: true,
  },
  store: { fact: "Les comptes associés ne peuvent pas être lus ou gardés.", detail: true },
};
