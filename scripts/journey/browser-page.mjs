// What the page of `browser-journey.mjs` runs: the journey, inside the browser, through the page's own origin.

import { travel } from "./journey.mjs";

Object.assign(globalThis, { journey: travel(location.origin) });
