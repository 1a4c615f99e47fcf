import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import { rollUpRegion, type SyncedRows } from '@attain/shared/self-evaluation/region-roll-up';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { TestDevice, type PulledRows } from '../support/test-device.ts';

const REGION_FORM = 'form-region';

interface ServerScore {
  readonly executionInCentipoints: number | null;
  readonly totalInCentipoints: number | null;
  readonly lowestInCentipoints: number;
  readonly highestInCentipoints: number;
  readonly grade: string | null;
  readonly levels: readonly { readonly level1: string; readonly scoreInCentipoints: number | null }[];
  readonly rows: readonly { readonly indicatorId: string; readonly scoreInCentipoints: number | null }[];
}

/** As data; pages and the command line put it into words. */
interface Explanation {
  readonly rows: readonly { readonly steps: readonly { readonly kind: string; readonly score?: number }[] }[];
}

const FORM_SCORE = `query Score($id: ID!) {
  formScore(selfEvaluationId: $id) {
    executionInCentipoints totalInCentipoints lowestInCentipoints highestInCentipoints grade
    levels { level1 scoreInCentipoints }
    rows { indicatorId scoreInCentipoints }
  }
}`;

describeOnEachDatabase('the score', (open) => {
  let server: RunningServer;
  let device: TestDevice;
  let rows: PulledRows;

  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
    device = new TestDevice(await signedIn(server.url, 'region-manage'));
    rows = await device.pull();
  });
  afterAll(() => server?.stop());

  const onServer = async (id: string) =>
    (await device.api.request<{ formScore: ServerScore }>(FORM_SCORE, { id })).formScore;

  it('of the region is 10 + 58.5 + 30 = 98.5, 优, on the server', async () => {
    expect(await onServer(REGION_FORM)).toMatchObject({
      executionInCentipoints: 1000,
      totalInCentipoints: 9850,
      grade: '优',
      levels: [
        { level1: '产出指标', scoreInCentipoints: 5850 },
        { level1: '效益指标', scoreInCentipoints: 3000 },
      ],
    });
  });

  it('of the region is explained row by row, each in steps that give its score', async () => {
    const { formScore } = await device.api.request<{ formScore: { explanation: Explanation } }>(
      'query Explain($id: ID!) { formScore(selfEvaluationId: $id) { explanation } }',
      { id: REGION_FORM },
    );
    const scores = formScore.explanation.rows.map(
      ({ steps }) => steps.find(({ kind }) => kind === 'SCORE')?.score,
    );
    expect(scores).toEqual([1500, 1350, 1500, 1500, 3000]);
    // The 90 % on the second row: what was lost, and why.
    expect(formScore.explanation.rows[1]?.steps.at(-1)).toMatchObject({ kind: 'LOST', points: 150 });
  });

  it('[SY-S12] of every form is the same on the server and from the rows that a phone has pulled', async () => {
    expect(rows.selfEvaluations.length).toBeGreaterThan(6);
    for (const { id } of rows.selfEvaluations) {
      expect({ id, ...(await onServer(id)) }).toEqual({ id, ...scoreOnPhone(rows, id) });
    }
  });
});

describe('pnpm score', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-score-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the published table of the region 10 + 58.5 + 30 = 98.5, 优', () => {
    const tables = readFileSync(join(PROJECT_ROOT, 'test/fixtures/tables.json'), 'utf8');
    // The fixture's format: the contract's input beside what must come out.
    const [xinjiang] = JSON.parse(tables) as { readonly input: { readonly region: string } }[];
    expect(xinjiang?.input.region).toBe('新疆');
    const file = join(folder, 'xinjiang.json');
    writeFileSync(file, JSON.stringify(xinjiang?.input));
    const output = execFileSync('pnpm', ['--silent', 'score', file], { cwd: PROJECT_ROOT, encoding: 'utf8' });
    expect(JSON.parse(output)).toMatchObject({
      execution: { rate: '1', score: 10 },
      levels: { 产出指标: 58.5, 效益指标: 30 },
      total: 98.5,
      range: [98.5, 98.5],
      grade: '优',
    });
  });
});

/** As the phone does it: put together from below, compiled, scored, with nothing but `shared` and pulled rows. */
function scoreOnPhone(rows: PulledRows, formId: string): ServerScore {
  // A pull carries every column of these rows; PulledRows names the ones that other tests look at.
  const rolled = rollUpRegion(formId, rows as unknown as SyncedRows);
  const form = rows.selfEvaluations.find(({ id }) => id === formId);
  if (!rolled || !form) throw new Error(`the form ${formId} was not pulled whole`);
  const scored = scoreCompiledTable(compileTable(rolled.table));
  const indicators = rows.indicators
    .filter(({ targetTableId }) => targetTableId === form.targetTableId)
    .sort((a, b) => a.position - b.position);
  return {
    executionInCentipoints: scored.execution.score,
    totalInCentipoints: scored.total,
    lowestInCentipoints: scored.range[0],
    highestInCentipoints: scored.range[1],
    grade: scored.grade,
    levels: scored.levels.map(({ name, score }) => ({ level1: name, scoreInCentipoints: score })),
    rows: scored.rows.map(({ score }, i) => ({
      indicatorId: indicators[i]?.id ?? '',
      scoreInCentipoints: score,
    })),
  };
}
