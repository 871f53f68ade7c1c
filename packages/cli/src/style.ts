import pico from "picocolors";

/** How a piece of text looks; without colours, every function gives its text back. */
export type Style = ReturnType<typeof pico.createColors>;

/** Styles for a place that shows colours, or for one that does not. */
export function styleFor(colours: boolean): Style {
  return pico.createColors(colours);
}
