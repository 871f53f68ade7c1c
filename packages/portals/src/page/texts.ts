/** Text to compare: without case, accents and differing apostrophes, spaces collapsed. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[\u2018\u2019\u02BC]/gu, "'")
    .replaceAll(/\s+/gu, " ")
    .toLowerCase();
}

/** What a portal may say in words. */
export type Notice =
  | "blocked"
  | "wrong"
  | "browser"
  | "refused"
  | "service"
  | "unknown-to-portal"
  | "unknown-to-pronote"
  | "wrong-space"
  | "overload";

/**
 * Words by meaning, in the order in which they count: a page that says both that the account is blocked and that the
 * pair is wrong means the former.
 *
 * @evidence edificeio/entcore and laclasse-com/LaclasseService (read), public scripts and issues (reported)
 */
const sentences: readonly (readonly [Notice, RegExp])[] = [
  ["overload", /vous etes tres nombreux/u],
  ["blocked", /(?:compte|acces|utilisateur|profil)[^.]{0,40} (?:est |a ete )?(?:temporairement )?bloque/u],
  ["blocked", /bloque temporairement|trop grand nombre de tentatives|trop de tentatives/u],
  ["browser", /changer votre mot de passe|mot de passe (?:a )?expire|activer votre compte/u],
  ["browser", /compte (?:n'est pas (?:encore )?active|desactive)/u],
  ["service", /application not allowed to use cas|invalid_service|service est vide/u],
  ["service", /n'est pas une url de confiance|le service vers lequel .{0,60}n'est pas autorise/u],
  ["unknown-to-portal", /n'est pas reconnu dans l'ent/u],
  ["unknown-to-pronote", /identification impossible/u],
  ["wrong-space", /n'avez pas acces a l'espace/u],
  ["wrong", /(?:identifiant|login)[^.]{0,30} mot de passe[^.]{0,30}incorrect/u],
  [
    "wrong",
    /mot de passe (?:est )?(?:incorrect|invalide|errone)|identifiants? (?:est |sont )?(?:incorrect|invalide)/u,
  ],
  ["wrong", /n'ont pas permis de vous authentifier|invalid credentials|mauvais identifiant/u],
  ["refused", /acces refuse/u],
];

/** What a text says, the weightiest first. */
export function noticesIn(text: string): readonly Notice[] {
  const compared = plain(text);
  const said = sentences.filter(([, pattern]) => pattern.test(compared)).map(([notice]) => notice);
  return [...new Set(said)];
}
