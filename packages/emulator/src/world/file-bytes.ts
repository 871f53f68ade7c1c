import { Buffer } from "node:buffer";
import { createCipheriv, createHash } from "node:crypto";
import { portrait } from "./portrait.js";

/** A file that can be sent piece by piece. */
export interface FileContent {
  /** As the answer's `content-type` says it. */
  readonly type: "application/octet-stream" | "application/pdf" | "image/png" | "text/plain; charset=utf-8";
  readonly size: number;
  /** The bytes, in order. May be asked for again. */
  read(): Iterable<Buffer<ArrayBuffer>>;
}

/** How a file is made. */
export interface FileChoice {
  /** The same id gives the same bytes. */
  readonly id: string;
  /** Its ending decides what is in it; what we cannot make is text. */
  readonly name: string;
  /** A size to be reached, about; PDF only. */
  readonly bytes?: number;
  /** What is in it, when somebody has sent it. */
  readonly content?: Uint8Array<ArrayBuffer>;
}

const pieceBytes = 1 << 16;

/** A small document that says its own name, as its ending has it; a large one when `bytes` says so. */
export function fileContent(choice: FileChoice): FileContent {
  const ending = /\.([a-z]+)$/i.exec(choice.name)?.[1]?.toLowerCase();
  if (choice.content !== undefined) return sent(choice.content, ending);
  if (ending === "pdf") return pdf(choice);
  const [type, bytes] =
    ending === "png"
      ? (["image/png", Buffer.from(portrait(choice.id))] as const)
      : ([
          "text/plain; charset=utf-8",
          Buffer.from(`${choice.name}\nDocument inventé, n° ${numberOf(choice.id)}\n`),
        ] as const);
  return { type, size: bytes.length, read: () => [bytes] };
}

/** What somebody sent, as it came. */
function sent(content: Uint8Array<ArrayBuffer>, ending: string | undefined): FileContent {
  const type =
    ending === "pdf" ? "application/pdf" : ending === "png" ? "image/png" : "application/octet-stream";
  return { type, size: content.length, read: () => [Buffer.from(content)] };
}

/** One page with the name on it, and an object that nothing refers to, as long as the size wants it. */
function pdf({ id, name, bytes = 0 }: FileChoice): FileContent {
  const text = `BT /F1 14 Tf 40 780 Td (${pdfText(name)}) Tj 0 -24 Td (No ${numberOf(id)}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let head = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const offset = head.length;
    head += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  offsets.push(head.length);
  const filling = Math.max(0, bytes - head.length - 300);
  head += `6 0 obj\n<< /Length ${filling} >>\nstream\n`;
  const after = "\nendstream\nendobj\n";
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const tail = `${after}xref\n0 7\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${
    head.length + filling + after.length
  }\n%%EOF\n`;
  return {
    type: "application/pdf",
    size: head.length + filling + tail.length,
    *read() {
      yield Buffer.from(head, "latin1");
      yield* noise(id, filling);
      yield Buffer.from(tail, "latin1");
    },
  };
}

/** Bytes that look like nothing and cannot be compressed, the same for the same id. */
function* noise(id: string, length: number): Generator<Buffer<ArrayBuffer>> {
  const digest = createHash("sha256").update(id).digest();
  const stream = createCipheriv("aes-128-ctr", digest.subarray(0, 16), digest.subarray(16));
  for (let rest = length; rest > 0; rest -= pieceBytes) {
    yield Buffer.from(stream.update(Buffer.alloc(Math.min(rest, pieceBytes))));
  }
}

/** Text of a page, one byte a character: what Latin 1 does not have becomes a question mark. */
function pdfText(text: string): string {
  const known = [...text].map((character) => ((character.codePointAt(0) ?? 0) < 256 ? character : "?"));
  return known.join("").replaceAll(/[\\()]/g, "\\$&");
}

function numberOf(id: string): number {
  return createHash("sha256").update(id).digest().readUInt16BE(0);
}
