import type { Words } from "../language/words.js";
import type { SheetRow } from "../render/sheet.js";
import type { Gathered } from "./gather.js";

/** Files that go along, a row each. */
export function fileRows(files: Gathered["files"], { writing: say, grades }: Words): readonly SheetRow[] {
  return files.map(({ name, data }, index) => ({
    ...(index === 0 ? { label: files.length === 1 ? say.rows.file : say.rows.files } : {}),
    title: name,
    facts: [sizeText(data.size, say.sizeUnits, grades.decimalSign)],
  }));
}

/** The same for scripts. */
export function filesSent(
  files: Gathered["files"],
): readonly { readonly name: string; readonly size: number }[] {
  return files.map(({ name, data }) => ({ name, size: data.size }));
}

/** "512 B", "1.4 MB": of a thousand, as files are counted nowadays. */
function sizeText(bytes: number, units: readonly string[], sign: string): string {
  let [size, unit] = [bytes, 0];
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const number = unit === 0 || size >= 100 ? String(Math.round(size)) : size.toFixed(1).replace(/\.0$/u, "");
  return `${number.replace(".", sign)} ${units[unit] ?? ""}`;
}
