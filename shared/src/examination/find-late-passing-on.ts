import { daysBetween } from './days-between.ts';
import { ADVANCE_BATCH } from './document-material.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { DAYS_TO_PASS_ON, passingHops, type PassingHop } from './passing-hops.ts';
import { readPartialDate } from './partial-date.ts';
import type { RoundMaterial } from './round-material.ts';

/**
 * F01, F02: money passed on (下达) later than 30 days after its receipt, for advanced money (F01) and all other (F02).
 *
 * Where the receipt is not known, the days count from issue, and the finding says so. A range that only may reach
 * over the limit is none: nobody can tell.
 */
export function findLatePassingOn(material: RoundMaterial): ExaminationFinding[] {
  return passingHops(material).flatMap(findLateHop);
}

function findLateHop({ upstream, document }: PassingHop): ExaminationFinding[] {
  const isReceiptKnown = readPartialDate(upstream.receivedOn) !== null;
  const from = isReceiptKnown ? upstream.receivedOn : upstream.issuedOn;
  const days = daysBetween(from, document.issuedOn);
  if (!days || days.least <= DAYS_TO_PASS_ON) return [];
  return findingAt(
    [
      {
        place: { kind: 'DOCUMENT', documentNumber: document.documentNumber, field: 'ISSUED_ON' },
        text: document.issuedOn,
      },
      {
        place: {
          kind: 'DOCUMENT',
          documentNumber: upstream.documentNumber,
          field: isReceiptKnown ? 'RECEIVED_ON' : 'ISSUED_ON',
        },
        text: from,
      },
    ],
    {
      code: (document.batch ?? upstream.batch) === ADVANCE_BATCH ? 'F01' : 'F02',
      details: {
        upstream: upstream.documentNumber,
        days,
        limit: DAYS_TO_PASS_ON,
        countedFrom: isReceiptKnown ? 'RECEIPT' : 'ISSUE',
      },
    },
  );
}
