import { schoolLifeRows } from "./school-life.js";
import { isFirstOfCall } from "./table.js";
import { meetTrouble } from "./trouble.js";

meetTrouble(schoolLifeRows, isFirstOfCall);
