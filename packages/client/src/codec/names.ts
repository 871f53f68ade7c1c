/**
 * Whether a candidate bears a name that somebody typed, from strict to lax: the very name; the same without regard to
 * case, accents and spaces; whole words of it. The laxer ones are for when nothing passes the stricter.
 */
export function nameTests(name: string): readonly ((candidate: string) => boolean)[] {
  const wanted = plain(name);
  const words = wanted.split(" ");
  return [
    (candidate) => candidate === name,
    (candidate) => plain(candidate) === wanted,
    (candidate) => wanted !== "" && words.every((word) => plain(candidate).split(" ").includes(word)),
  ];
}

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/gu, " ");
}
