/** One page of a document: a title, and lines of text under it. */
export interface PdfPage {
  readonly title: string;
  readonly lines: readonly string[];
}

const a4 = { width: 595, height: 842 };
const margin = 50;
const leading = 14;
/** What fits under the title; the rest goes to pages of its own. */
const linesPerPage = Math.floor((a4.height - 2 * margin - 30) / leading);

/** The bytes of a small PDF (1.4), in one of the fonts that every reader has. At least one page. */
export function pdfOf(pages: readonly PdfPage[]): Uint8Array<ArrayBuffer> {
  const sheets = (pages.length === 0 ? [{ title: "", lines: [] }] : pages).flatMap(sheetsOf);
  const kids = sheets.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${sheets.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...sheets.flatMap((sheet, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${a4.width} ${a4.height}] ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      streamOf(contentOf(sheet)),
    ]),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file +=
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  // Everything is ASCII: offsets in characters are offsets in bytes.
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

function sheetsOf({ title, lines }: PdfPage): PdfPage[] {
  const count = Math.max(1, Math.ceil(lines.length / linesPerPage));
  return Array.from({ length: count }, (_, index) => ({
    title: index === 0 ? title : `${title} (${index + 1})`,
    lines: lines.slice(index * linesPerPage, (index + 1) * linesPerPage),
  }));
}

function contentOf({ title, lines }: PdfPage): string {
  const top = a4.height - margin;
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join("\n");
  return (
    `BT /F1 16 Tf ${margin} ${top} Td (${escaped(title)}) Tj ET\n` +
    `BT /F1 9 Tf ${leading} TL ${margin} ${top - 30} Td\n${shown}\nET`
  );
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** Text of a string object: letters beyond ASCII by their number in Latin-1, which WinAnsi has at the same places. */
function escaped(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (/[()\\]/.test(character)) return `\\${character}`;
      if (code >= 0x20 && code < 0x7f) return character;
      return code >= 0xa0 && code <= 0xff ? `\\${code.toString(8).padStart(3, "0")}` : "?";
    })
    .join("");
}
