import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import type { Database } from '../database/data-source.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { buildFormScore } from './build-form-score.ts';
import type { FormScore } from './form-score.ts';
import { loadFormMaterial, loadFormsBelow } from './load-form-material.ts';
import { scoreForm } from './score-form.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';

export class SelfEvaluationService {
  constructor(private readonly database: Database) {}

  /**
   * Scores one form as its rows stand now; one that others stand below is scored from what their approved forms give.
   *
   * @throws DomainError NOT_FOUND, the same for an unknown form and for one out of scope
   */
  formScore(grants: readonly Grant[], id: string): Promise<FormScore> {
    return this.database.snapshots.read(async (manager) => {
      const query = manager.createQueryBuilder(SelfEvaluation, 'form').where('form.id = :id', { id });
      const form = await whereVisible(query, 'form.orgPath', 'UNIT', grants).getOne();
      const [own] = form ? await loadFormMaterial(manager, [form]) : [];
      if (!form || !own) throw new DomainError('NOT_FOUND', {});
      const { schemeId } = await manager.findOneByOrFail(TargetTable, { id: form.targetTableId });
      const below = await loadFormsBelow(manager, [form]);
      return buildFormScore(schemeId, scoreForm({ ...own, below: below.get(form.id) ?? [] }));
    });
  }
}
