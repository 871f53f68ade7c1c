import type { Control, Form } from "./form.js";
import { readTokens } from "./tokens.js";

/** An answer that was read as a page. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  /** Characters it is written in, such as `utf-8`. */
  readonly charset: string;
  readonly title: string;
  readonly forms: readonly Form[];
  /** Ids of all elements. */
  readonly ids: ReadonlySet<string>;
  /** Visible words, and those that a page hands to its own script (`ng-init`, `error`), spaces collapsed. */
  readonly text: string;
  readonly scripts: readonly string[];
  /** Code of the body's `onload`. */
  readonly onload: string;
  /** Ids of the fields that the page marks as wrong (`aria-invalid`). */
  readonly invalid: ReadonlySet<string>;
  /** Where links, refreshes and frames lead. */
  readonly links: readonly URL[];
  readonly refresh?: URL;
  readonly frames: readonly string[];
}

/** Attributes whose text is meant for the reader, though a script has to show it. */
const spokenAttributes = ["ng-init", "error", "data-error", "data-message", "data-ng-init"];

interface OpenForm {
  readonly id: string;
  readonly classes: readonly string[];
  readonly method: string;
  readonly action: string;
  readonly controls: Control[];
  text: string;
}

type Attributes = ReadonlyMap<string, string>;

/** Reads a page: its forms, and what tells it from others. Nothing of it is run. */
export function readPage(
  html: string,
  { url, status, charset = "utf-8" }: { url: URL; status: number; charset?: string },
): Page {
  const reader = new PageReader();
  readTokens(html, reader);
  const base = resolve(reader.base, url) ?? url;
  const links = reader.hrefs.map((href) => resolve(href, base)).filter((link) => link !== undefined);
  const refresh = reader.refresh === undefined ? undefined : resolve(reader.refresh, base);
  return {
    url,
    status,
    html,
    charset,
    title: collapse(reader.title),
    forms: reader.finish((action) => (action.trim() === "" ? url : (resolve(action, base) ?? url))),
    ids: reader.ids,
    text: collapse(reader.words),
    scripts: reader.scripts,
    onload: reader.bodyCode,
    invalid: reader.invalid,
    links,
    frames: reader.frames,
    ...(refresh === undefined ? {} : { refresh }),
  };
}

/** Collects, in one pass, what a page has. The form opened last owns the fields until its own end tag. */
class PageReader {
  readonly ids = new Set<string>();
  readonly invalid = new Set<string>();
  readonly scripts: string[] = [];
  readonly hrefs: string[] = [];
  readonly frames: string[] = [];
  title = "";
  words = "";
  bodyCode = "";
  base: string | undefined;
  refresh: string | undefined;
  readonly #forms: OpenForm[] = [];
  readonly #elsewhere: { form: string; control: Control }[] = [];
  readonly #labels: { for: string; words: string; control: Control | undefined }[] = [];
  #form: OpenForm | undefined;
  #inside = "";
  #gathered = "";
  #label: { for: string; words: string; control: Control | undefined } | undefined;
  #field: { attributes: Attributes; type: "textarea" | "button" } | undefined;
  #select: { attributes: Attributes; options: Control[]; valued: boolean } | undefined;

  open(tag: string, attributes: Attributes): void {
    const id = attributes.get("id");
    if (id !== undefined) this.ids.add(id);
    if (attributes.get("aria-invalid") === "true") this.invalid.add(id ?? attributes.get("name") ?? "");
    for (const name of spokenAttributes) this.words += ` ${attributes.get(name) ?? ""}`;
    if (["script", "style", "title", "textarea"].includes(tag)) this.#enter(tag, attributes);
    else if (tag === "form") this.#openForm(attributes);
    else if (tag === "input") this.#add(attributes, controlOf(attributes, typeOf(attributes, "text")));
    else if (tag === "button") this.#field = { attributes, type: "button" };
    else if (tag === "select") this.#select = { attributes, options: [], valued: false };
    else if (tag === "option") this.#option(attributes);
    else if (tag === "label")
      this.#label = { for: attributes.get("for") ?? "", words: "", control: undefined };
    else this.#other(tag, attributes);
    this.words += " ";
  }

  close(tag: string): void {
    this.words += " ";
    if (tag === this.#inside) this.#leave(tag);
    else if (tag === "form") this.#form = undefined;
    else if (tag === "button" && this.#field !== undefined) {
      this.#add(
        this.#field.attributes,
        controlOf(this.#field.attributes, typeOf(this.#field.attributes, "submit")),
      );
      this.#field = undefined;
    } else if (tag === "select") this.#closeSelect();
    else if (tag === "label" && this.#label !== undefined) {
      this.#labels.push(this.#label);
      this.#label = undefined;
    }
  }

  text(text: string): void {
    if (this.#inside !== "") {
      this.#gathered += text;
      return;
    }
    this.words += text;
    this.#nameOption(text);
    if (this.#form !== undefined) this.#form.text += text;
    if (this.#label !== undefined) this.#label.words += text;
  }

  /** Forms once the whole page is known: fields that name their form, and labels, find theirs. */
  finish(actionOf: (action: string) => URL): readonly Form[] {
    for (const { form, control } of this.#elsewhere) {
      this.#forms.find(({ id }) => id === form && id !== "")?.controls.push(control);
    }
    const labelled = (control: Control): Control => {
      const label = this.#labels.find(
        (one) => one.control === control || (one.for !== "" && one.for === control.id),
      );
      return label === undefined ? control : { ...control, label: collapse(label.words) };
    };
    return this.#forms.map(({ id, classes, method, action, controls, text }) => ({
      id,
      classes,
      method: method.trim().toLowerCase() === "post" ? "post" : "get",
      action: actionOf(action),
      controls: controls.map(labelled),
      text: collapse(text),
    }));
  }

  #openForm(attributes: Attributes): void {
    if (this.#form !== undefined) return; // a form inside a form is ignored by browsers
    this.#form = {
      id: attributes.get("id") ?? "",
      classes: (attributes.get("class") ?? "").split(/\s+/u).filter((name) => name !== ""),
      method: attributes.get("method") ?? "get",
      action: attributes.get("action") ?? "",
      controls: [],
      text: "",
    };
    this.#forms.push(this.#form);
  }

  #add(attributes: Attributes, control: Control): void {
    const owner = attributes.get("form");
    if (owner !== undefined) this.#elsewhere.push({ form: owner, control });
    else this.#form?.controls.push(control);
    if (this.#label !== undefined) this.#label.control ??= control;
  }

  #enter(tag: string, attributes: Attributes): void {
    this.#inside = tag;
    this.#gathered = "";
    if (tag === "textarea") this.#field = { attributes, type: "textarea" };
  }

  #leave(tag: string): void {
    this.#inside = "";
    if (tag === "script") this.scripts.push(this.#gathered);
    else if (tag === "title") this.title ||= this.#gathered;
    else if (tag === "textarea" && this.#field !== undefined) {
      const value = this.#gathered.replace(/^\r?\n/u, "");
      this.#add(this.#field.attributes, { ...controlOf(this.#field.attributes, "textarea"), value });
      this.#field = undefined;
    }
  }

  #option(attributes: Attributes): void {
    if (this.#select === undefined) return;
    const { attributes: select, options } = this.#select;
    this.#select.valued = attributes.has("value");
    const value = attributes.get("value") ?? "";
    const disabled = select.has("disabled") || attributes.has("disabled");
    options.push({ ...controlOf(select, "select"), value, disabled, chosen: attributes.has("selected") });
  }

  /** An option without a value has its words for one. */
  #nameOption(text: string): void {
    const options = this.#select?.options;
    const last = options?.pop();
    if (options === undefined || last === undefined) return;
    const label = collapse(`${last.label} ${text}`);
    options.push({ ...last, label, value: this.#select?.valued === true ? last.value : label });
  }

  #closeSelect(): void {
    if (this.#select === undefined) return;
    const { attributes, options } = this.#select;
    // Without a chosen option, a list of one line has its first.
    const first = options.some(({ chosen }) => chosen) || attributes.has("multiple") ? -1 : 0;
    for (const [index, option] of options.entries()) {
      this.#add(attributes, index === first ? { ...option, chosen: true } : option);
    }
    this.#select = undefined;
  }

  #other(tag: string, attributes: Attributes): void {
    if (tag === "base") this.base ??= attributes.get("href");
    else if (tag === "body") this.bodyCode = attributes.get("onload") ?? "";
    else if (tag === "a" && attributes.has("href")) this.hrefs.push(attributes.get("href") ?? "");
    else if (tag === "iframe" || tag === "frame") this.frames.push(attributes.get("src") ?? "");
    else if (tag === "meta" && attributes.get("http-equiv")?.toLowerCase() === "refresh") {
      this.refresh ??= /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?(.+?)["']?\s*$/iu.exec(
        attributes.get("content") ?? "",
      )?.[1];
    }
  }
}

function typeOf(attributes: Attributes, standard: string): string {
  const type = attributes.get("type")?.trim().toLowerCase() ?? "";
  return type === "" ? standard : type;
}

function controlOf(attributes: Attributes, type: string): Control {
  const isBox = type === "checkbox" || type === "radio";
  return {
    name: attributes.get("name") ?? "",
    value: attributes.get("value") ?? (isBox ? "on" : ""),
    type,
    id: attributes.get("id") ?? "",
    label: "",
    disabled: attributes.has("disabled"),
    chosen: !isBox || attributes.has("checked"),
  };
}

function resolve(address: string | undefined, base: URL): URL | undefined {
  if (address === undefined) return undefined;
  try {
    return new URL(address.trim(), base);
  } catch {
    return undefined;
  }
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
