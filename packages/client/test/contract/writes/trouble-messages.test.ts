import { discussionRows } from "./discussions.js";
import { draftRows, labelRows } from "./drafts-and-labels.js";
import { isFirstOfCall } from "./table.js";
import { meetTrouble } from "./trouble.js";

meetTrouble([...discussionRows, ...draftRows, ...labelRows], isFirstOfCall);
