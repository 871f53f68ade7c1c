// Menus of a week, with labels and allergens.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

/** @param {string} day @param {number} days */
const after = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const menus = await client.menus(client.openDay, after(client.openDay, 6));
for (const menu of menus) {
  console.log(`${menu.date} ${menu.isLunch ? "lunch" : "dinner"}`);
  const courses = [menu.firstMeal, menu.mainMeal, menu.sideMeal, menu.cheese, menu.dessert, menu.otherMeal];
  for (const { name, labels, allergens } of courses.flat()) {
    const said = [...labels, ...allergens].map((one) => one.name).join(", ");
    console.log(`  ${name}${said === "" ? "" : ` (${said})`}`);
  }
}
console.log(`${menus.length} menus`);

await client.close();
