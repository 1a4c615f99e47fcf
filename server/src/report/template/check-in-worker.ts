import { Worker } from 'node:worker_threads';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { TemplateCheck } from './check-template.ts';

export interface CheckOrder {
  readonly path: string;
  readonly expected: TemplateKind;
  readonly material: ReportMaterial | null;
}

/** Whatever a file unpacks into, requests keep their memory. */
const MEMORY_MB = 512;
const WITHIN_MS = 60_000;

/** `checkTemplate` in a thread of its own; a file that is too much for it is told as such and not kept. */
export function checkInWorker(
  path: string,
  expected: TemplateKind,
  material: ReportMaterial | null,
): Promise<TemplateCheck> {
  const order: CheckOrder = { path, expected, material };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.js', import.meta.url), {
      // Rows come as instances of entities; only their fields cross over.
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const timer = setTimeout(() => {
      resolve(tooMuch('检查超过 60 秒，没有完成'));
      void worker.terminate();
    }, WITHIN_MS);
    worker.on('message', (check: TemplateCheck) => resolve(check));
    worker.once('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch('内容太多，超出检查留出的内存'));
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      // After the result this changes nothing.
      reject(new Error('the thread ended without a result'));
    });
  });
}

function tooMuch(what: string): TemplateCheck {
  return { kind: null, lines: [{ isRefusal: true, where: null, what: `模板${what}，请精简后再上传` }] };
}
