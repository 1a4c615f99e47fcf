import { describePartial, type ReportGaps } from '@attain/shared/report/report-gaps';
import { markup, type Markup } from '../http/markup.ts';

/** Tells everybody that a signed report is not whole (SO10); nothing where it is, or where nobody has counted. */
export function gapsNotice(gaps: ReportGaps | null): Markup | null {
  const partial = describePartial(gaps);
  if (partial === null) return null;
  return markup`
    <div class="notice warn" role="note">
      <p><b>${partial}</b></p>
      <p>所列数字可能不完整，以后可能更正。</p>
    </div>`;
}
