import { findingAt, type ExaminationFinding, type Reading, type UndatedHop } from './examination-finding.ts';
import { isWholeDate } from './partial-date.ts';
import { passingHops, type PassingHop } from './passing-hops.ts';
import type { RoundMaterial } from './round-material.ts';

const CLAIMS_TIMELINESS = /及时|按时|按期|如期|(?:时限|期限|时间|工作日|[日天])[之以]?内/;
/** 未能及时, 存在滞后: the report owns up to it. */
const ADMITS_DELAY =
  /(?:未|没有|不)[^,，;；。]{0,6}(?:及时|按时|按期|如期|[日天]内)|滞后|延迟|逾期|超期|超过规定/;

/** F03: the aspect 下达及时性 claims timeliness, but a hop lacks the day of receipt or of issue. */
export function findUndatedHops(material: RoundMaterial): ExaminationFinding[] {
  const undated = passingHops(material).flatMap(findMissingDates);
  if (undated.length === 0) return [];
  return material.statement.aspects
    .filter(({ aspect, text }) => aspect === 'TIMELINESS' && claimsTimeliness(text))
    .flatMap(({ aspect, text }) =>
      findingAt(
        [{ place: { kind: 'ASPECT', aspect }, text }, ...undated.flatMap(({ readings }) => readings)],
        { code: 'F03', details: { hops: undated.map(({ hop }) => hop) } },
      ),
    );
}

function claimsTimeliness(text: string): boolean {
  return CLAIMS_TIMELINESS.test(text) && !ADMITS_DELAY.test(text);
}

function findMissingDates({ upstream, document }: PassingHop): { hop: UndatedHop; readings: Reading[] }[] {
  const dates = [
    { field: 'RECEIVED_ON', of: upstream, text: upstream.receivedOn },
    { field: 'ISSUED_ON', of: document, text: document.issuedOn },
  ] as const;
  const missing = dates.filter(({ text }) => !isWholeDate(text));
  if (missing.length === 0) return [];
  const hop = {
    documentNumber: document.documentNumber,
    passesOn: upstream.documentNumber,
    missing: missing.map(({ field }) => field),
  };
  const readings = missing.map(({ of, field, text }) => ({
    place: { kind: 'DOCUMENT', documentNumber: of.documentNumber, field } as const,
    text,
  }));
  return [{ hop, readings }];
}
