import { accountRows } from "./account.js";
import { homeworkRows } from "./homework.js";
import { newsRows } from "./news.js";
import { isFirstOfCall } from "./table.js";
import { meetTrouble } from "./trouble.js";

meetTrouble([...homeworkRows, ...newsRows, ...accountRows], isFirstOfCall);
