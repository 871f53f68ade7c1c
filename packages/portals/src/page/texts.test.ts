import { expect, test } from "vitest";
import { noticesIn } from "./texts.js";

test.each([
  ["L'identifiant ou le mot de passe est incorrect.", ["wrong"]],
  ["Identifiant ou mot de passe INCORRECT", ["wrong"]],
  ["Les informations transmises n’ont pas permis de vous authentifier.", ["wrong"]],
  ["Votre compte est bloqué", ["blocked"]],
  ["Accès bloqué temporairement suite à un trop grand nombre de tentatives", ["blocked"]],
  ["Compte désactivé", ["browser"]],
  ["Vous devez changer votre mot de passe", ["browser"]],
  ["Accès refusé", ["refused"]],
  ["Votre compte académique n'est pas reconnu dans l'ENT", ["unknown-to-portal"]],
  ["Vous n'avez pas accès à l'Espace Parents", ["wrong-space"]],
  ["Mot de passe oublié ? Bienvenue sur le portail.", []],
])("%j means %j", (text, notices) => {
  expect(noticesIn(text)).toEqual(notices);
});

test("what weighs more comes first", () => {
  expect(noticesIn("Mot de passe incorrect. Compte bloqué.")).toEqual(["blocked", "wrong"]);
});
