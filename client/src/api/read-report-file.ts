import { READ_REPORT_PATH, type ReportFileReading } from '@attain/shared/report/report-examination';
import { APP_HEADER, PROTOCOL_VERSION, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import { outage, type Outcome } from './outcome.ts';

/** Sending 20 MB and reading them take their time. */
const ANSWER_WITHIN_MS = 180_000;

/**
 * Sends a report file to be read; nothing of it is kept there.
 *
 * @param told Bytes that have been sent. `fetch` cannot tell them, so this is the older kind of request.
 */
export function readReportFile(
  file: Blob,
  viewerId: string,
  told: (sent: number) => void,
  signal: AbortSignal,
): Promise<Outcome<ReportFileReading>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', READ_REPORT_PATH);
    request.timeout = ANSWER_WITHIN_MS;
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader(APP_HEADER, String(PROTOCOL_VERSION));
    request.setRequestHeader(VIEWER_HEADER, viewerId);
    request.upload.onprogress = ({ loaded }) => told(loaded);
    request.onload = () => resolve(sortAnswer(request));
    request.onerror = () => resolve(outage('network'));
    request.onabort = () => resolve(outage('network'));
    request.ontimeout = () => resolve(outage('timeout'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function sortAnswer(request: XMLHttpRequest): Outcome<ReportFileReading> {
  const { status } = request;
  if (status === 429 || status === 503) return outage('busy');
  const isJson = request.getResponseHeader('content-type')?.includes('application/json') ?? false;
  if (!isJson) return outage(status >= 500 ? 'server-error' : 'not-ours');
  if (status === 401) return { kind: 'signed-out' };
  if (status !== 200) return outage('server-error');
  return { kind: 'ok', value: JSON.parse(request.responseText) as ReportFileReading }; // our own server's answer
}
