import type { DoctorCommand } from "../command.js";
import type { Context } from "../context.js";
import { viewOf } from "../context.js";
import { diagnose } from "../doctor/diagnose.js";
import { reportOf } from "../doctor/report.js";
import type { ExitCode } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderDiagnosis } from "../render/diagnosis.js";

/**
 * `preau doctor`: goes the way in step by step, and says where it stops, what that means and what to do. With an address alone, four requests
 * and no login; with a linked account two more, and a login only where its session is dead.
 */
export async function doctor(command: DoctorCommand, context: Context): Promise<ExitCode> {
  const { terminal, words } = context;
  const gone = await diagnose(command, context);
  const { diagnosis } = gone;
  if (command.json) terminal.out(toJson(forScripts(diagnosis)));
  else terminal.out(renderDiagnosis(diagnosis, targetOf(command, gone), viewOf(context)));
  if (command.report !== undefined) {
    await writeReport(command.report, gone, context);
    terminal.note(cleanText(words.doctor.reportWritten(command.report)));
  }
  return diagnosis.exitCode;
}

/** The server's own words may name people, and stay here. */
function forScripts({
  steps,
  outcome,
  drift,
  exitCode,
}: Awaited<ReturnType<typeof diagnose>>["diagnosis"]): unknown {
  const failed = steps.find(({ status }) => status === "failed");
  return {
    format: 1,
    outcome,
    exitCode,
    ...(failed === undefined ? {} : { failedAt: failed.step, cause: failed.cause }),
    steps: steps.map(({ said: _, ...step }) => step),
    drift,
  };
}

function targetOf(
  command: DoctorCommand,
  { examination, diagnosis }: Awaited<ReturnType<typeof diagnose>>,
): string {
  const account = diagnosis.steps.find(({ step }) => step === "account")?.details.account;
  const address = diagnosis.steps.find(({ step }) => step === "address")?.details.url;
  return [
    account ?? command.account,
    examination?.url ?? address ?? (account === undefined ? "…" : undefined),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

async function writeReport(
  file: string,
  gone: Awaited<ReturnType<typeof diagnose>>,
  context: Context,
): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  const report = await reportOf(gone);
  await writeFile(file, `${toJson(report)}\n`).catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new Failure(context.words.doctor.reportUnwritable(code), { cause });
  });
}
