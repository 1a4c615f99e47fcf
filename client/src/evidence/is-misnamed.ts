import { MAX_DOCUMENT_BYTES } from '@attain/shared/evidence/check-evidence';
import { formatOfName, type EvidenceFormat } from '@attain/shared/evidence/evidence-format';

/** How bytes of a document begin. Word and Excel files are ZIP archives; the server looks further into them. */
const BEGINNINGS: Readonly<Partial<Record<EvidenceFormat, string>>> = {
  PDF: '%PDF',
  DOCX: 'PK\u0003\u0004',
  XLSX: 'PK\u0003\u0004',
};

/**
 * A file that is named as a document and does not begin as one: told while the original is at hand, and not days later
 * by the server. What is empty or too large has words of its own.
 */
export async function isMisnamed(file: File): Promise<boolean> {
  const named = formatOfName(file.name);
  const beginning = named && BEGINNINGS[named];
  if (!beginning || file.size === 0 || file.size > MAX_DOCUMENT_BYTES) return false;
  const head = new Uint8Array(await file.slice(0, beginning.length).arrayBuffer());
  return String.fromCharCode(...head) !== beginning;
}
