/** Names that mean a device on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/iu;

/** Bytes of UTF-8: file systems allow 255, of which some is left for a number and for those that encrypt names. */
const longestName = 180;
/** A longer end is no extension. */
const longestExtension = 20;

/**
 * A name that any file system takes for a file of the folder it stands in, made of any text: no separator, nothing
 * that cannot be seen, no device, not too long. The same text gives the same name, and a safe name stays as it is.
 */
export function safeName(text: string): string {
  const name = text
    // Control and format characters (such as those that reverse what follows), line separators, half characters.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, "")
    .normalize("NFC")
    .replace(/[/\\:*?"<>|]/gu, "_")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  if (name === "") return "file";
  const [beforeDot = ""] = name.split(".");
  return shortened(device.test(beforeDot.trimEnd()) ? `_${name}` : name);
}

/**
 * The name that a file is sent under: the last part of a path, made safe, since whoever fetches the file writes it to
 * a disk. What stands before the last part is the sender's business.
 */
export function nameToSend(text: string): string {
  return safeName(text.split(/[/\\]/u).findLast((part) => part.trim() !== "") ?? "");
}

/** The name with a number before its extension: "plan (2).pdf". */
export function numbered(name: string, number: number): string {
  const { stem, extension } = parts(name);
  return `${stem} (${number})${extension}`;
}

/** Cuts before the extension, between characters. */
function shortened(name: string): string {
  if (lengthOf(name) <= longestName) return name;
  const { stem, extension } = parts(name);
  let kept = "";
  let room = longestName - lengthOf(extension);
  for (const character of stem) {
    room -= lengthOf(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.replace(/[. ]+$/u, "")}${extension}`;
}

function parts(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf(".");
  const extension = dot <= 0 ? "" : name.slice(dot);
  if (extension === "" || lengthOf(extension) > longestExtension) return { stem: name, extension: "" };
  return { stem: name.slice(0, dot), extension };
}

function lengthOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
