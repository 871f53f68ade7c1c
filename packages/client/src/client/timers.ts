/** Whether a timer of this runtime keeps the process alive until told not to. */
export function isHolding(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer;
}
