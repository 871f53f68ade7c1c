import { drawQrCode, type QrCodeData } from "@preau/client/qr";

/** What an invented school's code holds, as long as real ones are. */
export const content: QrCodeData = {
  jeton: "8010E34DB038FAD7C2DE183063E4CF18".repeat(7),
  login: "C55DE7B414E2053E8ECB5C580B643E04",
  url: "https://0123456a.index-education.net/pronote/mobile.eleve.html",
  avecPageConnexion: false,
};

/** Dark modules of what is drawn as SVG, without the light border. */
export function modulesOf(drawing: string): boolean[][] {
  const side = Number(/viewBox="0 0 (\d+) /u.exec(drawing)?.[1]);
  const modules = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  for (const [, x, y, length] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules.slice(4, -4).map((row) => row.slice(4, -4));
}

export const code = modulesOf(drawQrCode(content, { format: "svg" }));
