#!/usr/bin/env node
import { main } from "./main.js";

// Not process.exit: what is still being written to a pipe would be lost.
process.exitCode = await main(process.argv.slice(2));
