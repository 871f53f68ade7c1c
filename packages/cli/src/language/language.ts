/** Languages that the command line speaks. */
export type Language = "en" | "fr";

/** The languages, as `--lang` names them. */
export const languages = ["fr", "en"] as const satisfies readonly Language[];

/**
 * The language to speak: `--lang`, else the locale of the environment, else that of the system, else
 * English. Read before the arguments are parsed, since help and complaints are already in it.
 *
 * @param systemLocale such as `"fr-FR"`, from `Intl`; asked only when nothing else tells
 */
export function chooseLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  systemLocale: () => string,
): Language {
  const asked = optionOf(argv);
  if (asked !== undefined) return asked;
  // As POSIX orders them; an empty variable counts as absent.
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(
    (value) => value !== undefined && value !== "",
  );
  return languageOf(locale ?? systemLocale());
}

function optionOf(argv: readonly string[]): Language | undefined {
  const end = argv.indexOf("--");
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const value = options[at]?.includes("=") === true ? options[at].slice("--lang=".length) : options[at + 1];
  return at < 0 ? undefined : languages.find((language) => language === value);
}

/** `fr`, `fr_FR.UTF-8`, `fr-CA` are French; whatever else there is, is answered in English. */
function languageOf(locale: string): Language {
  return /^fr(?![a-z])/iu.test(locale) ? "fr" : "en";
}
