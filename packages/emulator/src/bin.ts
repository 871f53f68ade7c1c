#!/usr/bin/env node
import { CommanderError } from "commander";
import { announceJson, announceText } from "./announce.js";
import { type CommandOptions, emulatorCommand } from "./command.js";
import { type LogEntry, logLine } from "./log.js";
import { startEmulator } from "./server.js";

/** Runs until it is told to stop. */
async function run({ emulator: options, faults, json }: CommandOptions): Promise<void> {
  // Listened for before anything is printed: whoever reads the address may stop us at once.
  const told = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  const { portal } = options;
  const said = { ...options, onLog: (entry: LogEntry) => process.stderr.write(`${logLine(entry)}\n`) };
  const emulator =
    portal === undefined ? await startEmulator(said) : await startEmulator({ ...said, portal });
  for (const { target, fault, times } of faults) emulator.faults.next(target, fault, { times });
  process.stdout.write(json ? `${announceJson(emulator)}\n` : announceText(emulator));
  await told;
  await emulator.close();
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "that port is taken: choose another one, or 0 for a free one";
  if (code === "EACCES") return "that port is not allowed: choose one above 1023, or 0 for a free one";
  return error.message;
}

// Whoever reads our output may leave before the end, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const command = emulatorCommand(run).exitOverride();
try {
  await command.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version end with 0; the message of everything else has been printed.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`preau-emulator: ${explain(error)}\n`);
    process.exitCode = 1;
  }
}
