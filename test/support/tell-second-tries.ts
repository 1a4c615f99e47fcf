import type { Reporter, TestCase } from 'vitest/node';

/** Names, at the end of a run, each test that passed only at its second try, with what it failed on at first. */
export default class TellSecondTries implements Reporter {
  private readonly told: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return;
    const errors = test.result().errors ?? [];
    this.told.push(`${test.module.relativeModuleId} > ${test.fullName}: ${errors[0]?.message ?? ''}`);
  }

  onTestRunEnd(): void {
    if (this.told.length === 0) return;
    console.log(
      `\npassed at the second try only (${this.told.length}), to be mended:\n${this.told.join('\n')}`,
    );
  }
}
