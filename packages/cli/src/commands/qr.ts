import { writeFile } from "node:fs/promises";
import { withAccount } from "../account.js";
import type { QrCommand } from "../command.js";
import type { Context } from "../context.js";
import { Failure } from "../failure.js";
import { choosePin } from "../password.js";
import { cleanText, toJson } from "../render/clean.js";

/**
 * `preau qr`: has a QR code made that enrols another phone or program, and draws it. Five requests to log in, one for
 * the code, one to log out.
 */
export async function qr({ account, svg, json }: QrCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  // Before anything is asked of the school.
  const pin = await choosePin(context);
  const data = await withAccount(account, context, ({ client }) =>
    client.requestQrCodeData(pin, { signal: context.signal }),
  );
  const { drawQrCode } = await import("@preau/client/qr");
  if (svg !== undefined) {
    await writeDrawing(svg, drawQrCode(data, { format: "svg" }), context);
    terminal.note(cleanText(words.accounts.codeWritten(svg)));
  }
  if (json) terminal.out(toJson(data));
  else if (svg === undefined) {
    const plain = drawQrCode(data, { format: "terminal", colours: false });
    const columns = plain.indexOf("\n");
    if (terminal.grid && terminal.width < columns) terminal.note(words.accounts.tooNarrow(columns));
    const colours = terminal.style.isColorSupported;
    terminal.out(colours ? drawQrCode(data, { format: "terminal" }) : plain);
  }
  terminal.note(words.accounts.codeLasts);
}

/** For its owner's eyes only. */
async function writeDrawing(file: string, drawing: string, { signal, words }: Context): Promise<void> {
  try {
    await writeFile(file, `${drawing}\n`, { mode: 0o600, signal });
  } catch (cause) {
    signal.throwIfAborted();
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
    throw new Failure(words.complaints.fileUnwritable(code).fact, { cause });
  }
}
