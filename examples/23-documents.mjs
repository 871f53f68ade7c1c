// Documents that the school makes available, and what waits for a signature.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const documents = await client.documents();
for (const { kind, name, date, signature } of documents) {
  const signed =
    signature === undefined
      ? ""
      : `, ${signature.state}: ${signature.signed ?? "?"} of ${signature.signers ?? "?"}`;
  console.log(`${kind}: ${name} (${date ?? "no date"})${signed}`);
}
const [certificate] = documents.filter(({ kind }) => kind === "school");
if (certificate !== undefined) {
  const { name, body } = await client.downloadDocument(certificate);
  console.log(`${name}: ${(await new Response(body).arrayBuffer()).byteLength} bytes`);
}

await client.close();
