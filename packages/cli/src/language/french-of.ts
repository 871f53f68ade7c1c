/** "de Camille", "d'Inès" */
export function of(name: string): string {
  return /^[aeiouyhéèêàâîôûœ]/iu.test(name) ? `d'${name}` : `de ${name}`;
}
