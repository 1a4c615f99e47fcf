import { APP_HEADER, PROTOCOL_VERSION, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import type { TemplateLine } from '@attain/shared/report-template/template-line';
import { outage, type Outcome } from './outcome.ts';

/** What became of a template: kept, with what was told besides, or what is wrong with it. */
export interface TemplateAnswer {
  readonly isKept: boolean;
  readonly lines: readonly TemplateLine[];
}

/** 20 MB on a slow line, and a minute for the look at it. */
const ANSWER_WITHIN_MS = 300_000;

/** Sends a template. By XMLHttpRequest, since `fetch` does not tell how much has gone. */
export function uploadTemplate(
  path: string,
  file: Blob,
  viewerId: string,
  told: (share: number) => void,
): Promise<Outcome<TemplateAnswer>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.timeout = ANSWER_WITHIN_MS;
    request.setRequestHeader(APP_HEADER, String(PROTOCOL_VERSION));
    request.setRequestHeader(VIEWER_HEADER, viewerId);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(sortAnswer(request.status, request.responseText));
    request.onerror = () => resolve(outage('network'));
    request.ontimeout = () => resolve(outage('timeout'));
    request.send(file);
  });
}

function sortAnswer(status: number, text: string): Outcome<TemplateAnswer> {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 403) return { kind: 'refused', code: 'FORBIDDEN', details: {} };
  if (status === 404) return { kind: 'refused', code: 'NOT_FOUND', details: {} };
  if (status === 413) return outage('too-large');
  if (status !== 201 && status !== 422) return outage(status >= 500 ? 'server-error' : 'not-ours');
  const lines = readLines(text);
  return lines ? { kind: 'ok', value: { isKept: status === 201, lines } } : outage('not-ours');
}

function readLines(text: string): TemplateLine[] | null {
  try {
    // The shape is that of our own server.
    const { lines } = JSON.parse(text) as { readonly lines?: TemplateLine[] };
    return Array.isArray(lines) ? lines : null;
  } catch {
    return null;
  }
}
