import { reachOf, withReach, withSpace } from "./account-arguments.js";
import type { SpaceName } from "./command.js";
import { type ParseSetting, text, type Values } from "./option-values.js";
import type { Definition } from "./reading-arguments.js";

/** Adds `portals` to a program. */
export function definePortals(setting: ParseSetting, definition: Definition): void {
  const { help } = setting.words.portals;
  const program = definition.command("portals", help.portals, help.after).argument("[words...]", help.words);
  withReach(withSpace(program.option("--url <address>", help.url), setting), setting)
    .usage(`[words...] ${setting.words.help.optionsPlaceholder}`)
    .option("--json", help.json)
    .addOption(definition.languageOption())
    .action((found: readonly string[], values: Values) => {
      const words = text(found.join(" "));
      const url = text(values["url"]);
      definition.give({
        name: "portals",
        ...(words === undefined ? {} : { words }),
        ...(url === undefined ? {} : { url }),
        ...(values["space"] === undefined ? {} : { space: values["space"] as SpaceName }), // one of its choices
        reach: reachOf(values, setting),
        json: values["json"] === true,
      });
    });
}
