import { afterEach, expect, test } from "vitest";
import { type Emulator, profileOf, profileOfVersion, startEmulator } from "../src/index.js";
import { smallHandlers, smallOpening, smallSchool } from "./small-school.js";

// Two complete logins, byte for byte: known answers made for tests from invented people. Sent as they stand
// here, answers compared as parsed JSON, since the order of keys is free and answers may say more.

let emulator: Emulator;
afterEach(() => emulator.close());

const draws = {
  sessionNumber: () => 4217739,
  salt: () => "K8d2QpLm",
  challengeBytes: () => Buffer.from("7B1D90E2A4C35F6688AA01BC23DE45F0", "hex"),
  scrambledText: () => "dQ4w1EFr7Tay9UbieO2pCA0s5D5f3G3h",
  keyBytes: () => Buffer.from("0a029f17364ec900ff116380402107fa", "hex"),
  browserIdentity: () => "3f9e-demo",
};

/** The user's resource bears a fixed `N` in the transcript. */
const handlers = smallHandlers().map((handler) =>
  handler.name === "ParametresUtilisateur"
    ? {
        ...handler,
        handle: () => ({
          data: {
            ressource: { L: "EXEMPLE Zo\u00e9", N: "47#Zm9v", G: 4 },
            listeOnglets: [{ G: 7 }],
            listeOngletsInvisibles: [],
          },
        }),
      }
    : handler,
);

const cle =
  "CC59650DF14ACFCC187593229B6B818710322684D162515C70921AF6FD1F61BDD8D5A41A82CE2B2C56A05BF60F1F60EC3E11488BE967DE24FB5BF95732C86090";

const plain2026 = [
  {
    path: "appelfonction/6/4217739/3fa959b13967e0ef176069e01e23c8d7",
    request:
      '{"session":4217739,"no":"3fa959b13967e0ef176069e01e23c8d7","id":"FonctionParametres","dataSec":{"data":{"Uuid":"CzBVep/E6Q4zWH2ix+wRNg==","identifiantNav":null}}}',
    response:
      '{"session":4217739,"no":"5cd8c328c146d73fe018d1996e1719be","id":"FonctionParametres","dataSec":{"data":{"identifiantNav":"3f9e-demo"},"nom":"FonctionParametres"}}',
  },
  {
    path: "appelfonction/6/4217739/d8c9e30a5a105ef79767250e48b99ce3",
    request:
      '{"session":4217739,"no":"d8c9e30a5a105ef79767250e48b99ce3","id":"Identification","dataSec":{"data":{"genreConnexion":0,"genreEspace":6,"identifiant":"zoe.exemple","pourENT":false,"enConnexionAuto":false,"demandeConnexionAuto":false,"enConnexionAppliMobile":false,"demandeConnexionAppliMobile":false,"demandeConnexionAppliMobileJeton":false,"uuidAppliMobile":"","loginTokenSAV":"","informationsAppareil":null}}}',
    response:
      '{"session":4217739,"no":"d4ae8991a42cc770ac3b46e7bc5c026e","id":"Identification","dataSec":{"data":{"challenge":"7B1D90E2A4C35F6688AA01BC23DE45F0","alea":"K8d2QpLm","modeCompLog":0,"modeCompMdp":0},"nom":"Identification"}}',
  },
  {
    path: "appelfonction/6/4217739/2651af222509f5fa7fd5ed1202bbd380",
    request:
      '{"session":4217739,"no":"2651af222509f5fa7fd5ed1202bbd380","id":"Authentification","dataSec":{"data":{"connexion":0,"challenge":"78f0da2e9f4ac60eebab275000c33f78b7751f3013e6cb6ca176c4ce1214719320b4b92283ce2f0239345d9e499f268e","espace":6}}}',
    response: `{"session":4217739,"no":"7996127bb5858d6653b51c2346bfb4c2","id":"Authentification","dataSec":{"data":{"cle":"${cle}","libelleUtil":"EXEMPLE Zo\\u00E9"},"nom":"Authentification"}}`,
  },
  {
    path: "appelfonction/6/4217739/05cac27b7c6f9841632138fa917e7234",
    request:
      '{"session":4217739,"no":"05cac27b7c6f9841632138fa917e7234","id":"ParametresUtilisateur","dataSec":{}}',
    response:
      '{"session":4217739,"no":"8f0fa7316ef491ed46ef4e8d83c8d40f","id":"ParametresUtilisateur","dataSec":{"data":{"ressource":{"L":"EXEMPLE Zo\\u00E9","N":"47#Zm9v","G":4},"listeOnglets":[{"G":7}],"listeOngletsInvisibles":[]},"nom":"ParametresUtilisateur"}}',
  },
  {
    path: "appelfonction/6/4217739/752020d83a873d9776002157e12f6079",
    request:
      '{"session":4217739,"no":"752020d83a873d9776002157e12f6079","id":"Navigation","dataSec":{"Signature":{"onglet":7},"data":{"onglet":7,"ongletPrec":7}}}',
    response:
      '{"session":4217739,"no":"75bd773a6c069e424301f372ff9a0177","id":"Navigation","dataSec":{"data":{},"nom":"Navigation","Signature":{"ModeExclusif":false}}}',
  },
];

const encrypted2024 = [
  {
    path: "appelfonction/6/4217739/3fa959b13967e0ef176069e01e23c8d7",
    request:
      '{"session":4217739,"numeroOrdre":"3fa959b13967e0ef176069e01e23c8d7","nom":"FonctionParametres","donneesSec":"07f1d4293acf059624024e44cd33caa2550df7687f92b48ee4ec7583d1237a2ca7f2e33f89e57e647e95dceaaafc22132a0c9aa7364e9dd79368828ade65fc38fb996af41ae348ca5e46686eecbbf59b"}',
    response:
      '{"session":4217739,"numeroOrdre":"5cd8c328c146d73fe018d1996e1719be","nom":"FonctionParametres","donneesSec":"44214722cf0af7131157af2eb3abd8af8761a46ee5e58116d2c714d9d34588051606539c8d61043faa048ea674e5c8520b647d847e267a42638d767af183e1942a42d7b62532e9713d34139c782a797e"}',
  },
  {
    path: "appelfonction/6/4217739/d8c9e30a5a105ef79767250e48b99ce3",
    request:
      '{"session":4217739,"numeroOrdre":"d8c9e30a5a105ef79767250e48b99ce3","nom":"Identification","donneesSec":"8d7918b2e17af35183b166dfe6332d5d8b49ad66a4595166896d1c63e391eb9b36f3012dce75cd5a2a8a9566528e44d34971befc572cb75cc2f42ee4b8249e51b057e9fce6b6377b9a0e1476813f995a6e986135e8a66931672a773e1d252b1750b5f382274d71e5a4417b83b6ab4bf77841c652ef1e3be4d5b41456648693cbd16b2ed47d840d01244b7beb9132a057f634a635241e00cea1e12a413447a293f2cc97b279c5b49b398d759f4c65b80446ef68530886803471a3814dd078fcdd742b727eff67a3ef52d5a22e5fc0b32ac1da1851d0f4f5a53ed28f09cb3fd868c50b575ee58f3d0ccaad5031a2a5496e494eb8e9bca84e0d33bcfdd7fca8f07b0dea2c89d66f43f6986abb5190c9b26011db631d16f7fb7c4492dd5ad8591e2f0856d26207a58126eca83efac0330b39"}',
    response:
      '{"session":4217739,"numeroOrdre":"d4ae8991a42cc770ac3b46e7bc5c026e","nom":"Identification","donneesSec":"b6edfab122b9bdb6cef3b463952719754ad665ce6d0537ac10d5b55acefad42ba33a0facdc871e7c826ae95543288fa99a1dc0dd4f1cb5e8c155664357e96000aa2f511035eda8b6dbbb763286407a6394a460e3de3972b1e531e1c7f0b7d1af2d97b85c92bb46133d87bb676219da7ecc861a8dd3e113c420a11a815bcca46f408ac3292137f7378bd8a566d7671aca8a56e8d10cf0d671fd405ce84f2385a1fa07fca0fd2cad36d7a031e243ced24d1d57dde805df751eaf342a1cf13a6a98e1b8bfc9dd338da52cf96a4cf935b168"}',
  },
  {
    path: "appelfonction/6/4217739/2651af222509f5fa7fd5ed1202bbd380",
    request:
      '{"session":4217739,"numeroOrdre":"2651af222509f5fa7fd5ed1202bbd380","nom":"Authentification","donneesSec":"4e995c668ddb2945ea9fc4b0f80ace91786357b685ff2c1dc6db6bcde21e59c1e34870898028b22987bf7a1e9e4b3161f5c53e4e160d780b145b15273a0aedacec0f71b41b2694fa6141f5a732c1f8a036a96fa7545e24656c79dc640476330c19753a7f74cf41c7020201d92a60718e373f88bbd4bf269f4f4670b297062a78"}',
    response:
      '{"session":4217739,"numeroOrdre":"7996127bb5858d6653b51c2346bfb4c2","nom":"Authentification","donneesSec":"5b156288a50a52c7a72503da6e9ee5171cbe38cc72c76ede9822d04345ccf5a9bc44807c9a18a760bc6d3ad7d55355d57e9fc2809e5ffce16bb829d6ade3dc7e353aac27433d1f728acf817d73f20e09921f6196f440f9144aefa23d0f1d93fe0b29648a251da4c1a61f606e3c273ad80013f0e35ce7a3a4211ccfca0a9d0bf856464629c0ec654828cec01874762231777ff6c9bf606ad027b2860c16580b38d51113cf66e0193e74bea99b040d60ad57909196242e982044b656bc61fff911014d7471294d82c7b28f6df2a9345f5f"}',
  },
  {
    path: "appelfonction/6/4217739/05cac27b7c6f9841632138fa917e7234",
    request:
      '{"session":4217739,"numeroOrdre":"05cac27b7c6f9841632138fa917e7234","nom":"ParametresUtilisateur","donneesSec":"f3083163a5506299773f212addafb9a3"}',
    response:
      '{"session":4217739,"numeroOrdre":"8f0fa7316ef491ed46ef4e8d83c8d40f","nom":"ParametresUtilisateur","donneesSec":"2792b1f6bab2e20de5440a12ab061039952a5c0164fe4746106e82a7c5a59b4d864cdc88ba82ee9935bf7b9dae8fd0797c06ae88528efb7188bd57cd172626120b4b74b5e303bc2cbacb1b69443246fcd576a319c43614f6efa7ec359cc3881ea040ff5968b5fbe0d5cf8870196d09e1e209bb5149ec3294a189ac082929c5a517b13b17b8cd50a0cc883d5668cb35dae7d713dde28c138d299b7991d857a376"}',
  },
  {
    path: "appelfonction/6/4217739/752020d83a873d9776002157e12f6079",
    request:
      '{"session":4217739,"numeroOrdre":"752020d83a873d9776002157e12f6079","nom":"Navigation","donneesSec":"198660945b7896494252a51ebd1509e3b8cbe1ba7c2ded70d62447947696aa0b29a877f683fe1568bf89e8fb838d701186f8458098598af0af8122f626a167ca"}',
    response:
      '{"session":4217739,"numeroOrdre":"75bd773a6c069e424301f372ff9a0177","nom":"Navigation","donneesSec":"a556f6f44b338a62cc11eb7a72e9d9488ab18aaf34669b2a47895e45667a4cb702105a1b5dc93d116580ae5e0a8a51fddcab1529c39a51fc0e970edc39dfbc2d9b4013540d49c9395a4e417eb357d030"}',
  },
];

test.each([
  {
    about: "a plain 2026.2.5 login with the direct challenge",
    profile: profileOf("2026.2.5"),
    steps: plain2026,
    start:
      'window.addEventListener("load", () => {try{Start ({"h":4217739,"a":6});} catch (e) {IE.sendLogFailStart (4217739, e)}});',
  },
  {
    about: "an encrypted 2024.3.11 login with the legacy challenge",
    profile: profileOfVersion([2024, 3, 11], { encrypt: true }),
    steps: encrypted2024,
    start:
      '<body id="id_body" onload="try { Start ({h:\'4217739\',sCoA:true,a:6}) } catch (e) { messageErreur (e) }">',
  },
])("$about", async ({ profile, steps, start }) => {
  emulator = await startEmulator({
    profile,
    school: smallSchool(),
    handlers,
    opening: smallOpening,
    salt: true,
    caseModes: { login: 0, password: 0 },
    draws,
  });
  const page = await fetch(`${emulator.url}/mobile.eleve.html?fd=1&login=true`);
  expect(await page.text()).toContain(start);
  for (const { path, request, response } of steps) {
    const answer = await fetch(`${emulator.url}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: request,
    });
    expect(answer.headers.get("content-type")).toMatch(/json/);
    expect(await answer.json()).toEqual(JSON.parse(response));
  }
  const beacon = await fetch(
    `${emulator.url}/appeldeconnexion/a0e8a891111fc86c6706628774867ecf/1790000000000`,
    { method: "POST", body: '{"ns":4217739,"no":"a0e8a891111fc86c6706628774867ecf"}' },
  );
  expect(beacon.status).toBe(200);
  expect(emulator.sessions).toBe(0);
});
