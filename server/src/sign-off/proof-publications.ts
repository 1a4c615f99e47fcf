import type { EntityManager } from 'typeorm';
import { markup, type Markup } from '../http/markup.ts';
import { dayOf } from './day-of.ts';
import type { ReportVersion } from './report-version.entity.ts';

/** A publication of a version, as far as its proof tells it (SO13). */
export interface ProofPublication {
  readonly number: number;
  /** As it was when it was published, and below this server now. */
  readonly address: string;
  readonly path: string;
  readonly publishedAt: string;
  /** The publication that took its place, whichever version that has. */
  readonly correctedBy: {
    readonly number: number;
    readonly path: string;
    readonly at: string;
    readonly reason: string;
  } | null;
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

/** Sign-off knows nothing of publications; whoever puts the app together says where they are found. The oldest first. */
export type PublicationsOf = (
  manager: EntityManager,
  version: ReportVersion,
) => Promise<readonly ProofPublication[]>;

/** Nothing of what was published can be read any more: whoever holds a copy must know. */
export function withdrawnNotice(publications: readonly ProofPublication[]): Markup | null {
  const last = publications.at(-1);
  if (!last?.withdrawn || publications.some(({ withdrawn }) => !withdrawn)) return null;
  return markup`
    <div class="notice warn" role="note">
      <p><b>本版本的公开已于${dayOf(last.withdrawn.at)}撤回。</b></p>
      <p>撤回理由：${last.withdrawn.reason}</p>
    </div>`;
}

export function publicationsCard(publications: readonly ProofPublication[]): Markup {
  const items = publications.map(
    ({ number, address, path, publishedAt, correctedBy, withdrawn }) => markup`
      <dt>第 ${number} 次公开</dt>
      <dd>${dayOf(publishedAt)}公开，网址 <a href="${path}">${address}</a>${
        correctedBy &&
        markup`<br>${dayOf(correctedBy.at)}由<a href="${correctedBy.path}">第 ${correctedBy.number} 次公开</a>更正，理由：${correctedBy.reason}`
      }${withdrawn && markup`<br>${dayOf(withdrawn.at)}撤回，内容和数据不再提供。理由：${withdrawn.reason}`}</dd>`,
  );
  return markup`
    <section class="card">
      <h2>公开情况</h2>
      ${publications.length === 0 ? markup`<p>本版本没有在本系统公开过。</p>` : markup`<dl class="facts">${items}</dl>`}
    </section>`;
}
