/** A text as it is compared with what people type: without accents and capitals, nor blanks around it. */
export function plainText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
