// Links an account with a picture of a QR code. The picture is usually a screenshot of the official page; here a first
// session asks for the code and draws it.
//
//   PRONOTE_URL=https://…/pronote/eleve.html PRONOTE_USER=… PRONOTE_PASSWORD=… node examples/07-qr-code.mjs

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, memoryStore } from "@preau/client";
import { drawQrCode, readQrCode } from "@preau/client/qr";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const folder = mkdtempSync(join(tmpdir(), "preau-"));
const picture = join(folder, "screenshot.png");
const pin = "0412";

const first = await Client.login({ url, username, password });
writeFileSync(picture, drawQrCode(await first.requestQrCodeData(pin), { format: "png" }), { mode: 0o600 });
await first.close();

const qrCode = readQrCode(readFileSync(picture));
rmSync(folder, { recursive: true });
console.log(`read a code of ${new URL(qrCode.url).pathname} from the picture`);

const client = await Client.qrcodeLogin({ qrCode, pin, store: memoryStore() });
console.log(`linked ${client.info.name} as ${client.storedAs}`);
await client.close();
