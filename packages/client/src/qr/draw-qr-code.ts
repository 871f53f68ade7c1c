import { encodeQR } from "qr";
import { type QrCodeData, readQrContent } from "../codec/qr-content.js";
import { UsageError } from "../errors/errors.js";
import { writePng } from "./png-writer.js";

/** What a code can be drawn as. */
export interface QrCodeDrawings {
  /** Text of an SVG picture, black on white. */
  readonly svg: string;
  /** Bytes of a PNG picture, black on white. */
  readonly png: Uint8Array;
  /** Lines for a terminal of 80 columns, two rows of the code in each. */
  readonly terminal: string;
}

/** How a code is drawn. */
export interface DrawQrCodeOptions<Format extends keyof QrCodeDrawings = keyof QrCodeDrawings> {
  readonly format: Format;
  /** Pixels of a module's side in a PNG, 1 to 32; default 6. */
  readonly scale?: number | undefined;
  /**
   * Whether a terminal is told black and white; default true. Without colours, light is drawn as blocks, for a dark
   * terminal.
   */
  readonly colours?: boolean | undefined;
}

/**
 * Draws what `client.requestQrCodeData(pin)` gives, with the light border that readers need. Asks no server. Who sees the
 * drawing needs only the PIN, of four digits, to log in.
 *
 * @throws UsageError
 */
export function drawQrCode<Format extends keyof QrCodeDrawings>(
  data: QrCodeData,
  options: DrawQrCodeOptions<Format>,
): QrCodeDrawings[Format] {
  const content = readQrContent(data);
  if (content === undefined) {
    throw new UsageError("This is not the content of a QR code of PRONOTE.", {
      hint: "Draw what client.requestQrCodeData(pin) gives.",
    });
  }
  const text = JSON.stringify(content);
  const { format, scale = 6, colours = true } = options;
  const draw: { readonly [Key in keyof QrCodeDrawings]: () => QrCodeDrawings[Key] } = {
    svg: () => svg(modulesOf(text, "medium")),
    png: () => writePng(modulesOf(text, "medium"), checkScale(scale)),
    // Less is kept for errors, so that it fits into 80 columns.
    terminal: () => terminal(modulesOf(text, "low"), colours),
  };
  if (!Object.hasOwn(draw, format)) throw new UsageError('The option format is "svg", "png" or "terminal".');
  return draw[format]();
}

/** Dark modules are true; four light ones all around. */
type Modules = readonly (readonly boolean[])[];

function modulesOf(text: string, ecc: "low" | "medium"): Modules {
  return encodeQR(text, "raw", { ecc, border: 4 });
}

function checkScale(scale: number): number {
  if (Number.isInteger(scale) && scale >= 1 && scale <= 32) return scale;
  throw new UsageError("The option scale is a whole number of pixels, 1 to 32.");
}

function svg(modules: Modules): string {
  const size = modules.length;
  const path = modules.flatMap((row, y) =>
    runsOf(row).map(({ start, length }) => `M${start} ${y}h${length}v1h-${length}z`),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img">`,
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path.join("")}" fill="#000"/></svg>`,
  ].join("");
}

/** Dark modules that stand side by side. */
function runsOf(row: readonly boolean[]): readonly { readonly start: number; readonly length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last.start + last.length === x) last.length += 1;
    else runs.push({ start: x, length: 1 });
  }
  return runs;
}

/** Black and white of the fixed palette: a theme changes the first sixteen colours. */
const blackOnWhite = "\u001B[38;5;16;48;5;231m";
const plain = "\u001B[0m";

function terminal(modules: Modules, colours: boolean): string {
  const lines: string[] = [];
  for (let y = 0; y < modules.length; y += 2) {
    const upper = modules[y] ?? [];
    const lower = modules[y + 1];
    // What is drawn is ink on a light ground, or light on a dark one; below the last row is the terminal itself.
    const line = upper.map((isDark, x) => half(isDark === colours, (lower?.[x] ?? !colours) === colours));
    lines.push(colours ? `${blackOnWhite}${line.join("")}${plain}` : line.join(""));
  }
  return `${lines.join("\n")}\n`;
}

function half(upper: boolean, lower: boolean): string {
  if (upper) return lower ? "█" : "▀";
  return lower ? "▄" : " ";
}
