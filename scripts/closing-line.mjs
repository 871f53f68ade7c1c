// A vitest reporter that ends the run with one line, `N passed, N failed`, which counts tests. It is written
// when the process exits, so that nothing comes after it.
//
// What fails without being a test (a file that does not load, an error nobody caught, a run without a single
// test) counts as one failure each: a run that went wrong never ends in "0 failed".

/**
 * @param {{ passed: number, failed: number }} counts
 * @returns {string}
 */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** @typedef {import("vitest/node").Reporter} Reporter */

/** @implements {Reporter} */
export default class ClosingLine {
  /** @type {{ passed: number, failed: number } | undefined} */
  #counts;

  constructor() {
    process.once("exit", () => {
      if (this.#counts !== undefined) process.stdout.write(`${closingLine(this.#counts)}\n`);
    });
  }

  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state === "failed") failed += 1;
      }
    }
    this.#counts = { passed, failed: passed + failed === 0 ? 1 : failed };
  }
}
