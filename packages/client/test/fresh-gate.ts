import { forgetProcessBooks } from "../src/gate/gate.js";

// Files of tests share a process, and so the gate's memory of it; a port that comes back is another school's.
forgetProcessBooks();
