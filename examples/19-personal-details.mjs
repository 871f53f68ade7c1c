// Who is logged in, with address and picture.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const { name, className, establishment } = client.info;
console.log(
  `${name}, ${className ?? "no class"}, ${establishment ?? "?"}; last here ${client.lastConnection ?? "never"}`,
);
const { address, postalCode, city, email, phone } = await client.personalDetails();
console.log([...address, postalCode, city, email, phone].filter(Boolean).join(", "));

const picture = await client.profilePicture();
if (picture === undefined) console.log("no picture");
else
  console.log(
    `picture: ${(await new Response(picture.body).arrayBuffer()).byteLength} bytes, ${picture.type ?? "?"}`,
  );

await client.close();
